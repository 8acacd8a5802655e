package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.platform.child.process.ChildProcess;
import dev.lockstep.platform.local.Progress;
import dev.lockstep.story.stage.CuttableProxy;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class StrictSitesIT {
    private static final String PAGE = "/products/1";

    @Test
    void neitherAStoppedEdgeNorOneThatIsCutOffShowsWhatWasPurged() throws IOException {
        try (CuttableProxy proxy = CuttableProxy.open();
                Stage stage = Stage.open(
                        plan -> plan.with(Map.of("lockstep.edge.lease", "2s")).withDetour(proxy.port()));
                DataSource source = DataSource.open("old")) {
            // Given a strict site and another, on two edges and on one that reaches Kafka by a detour
            proxy.to(stage.platform().detourEnd());
            URI detoured = stage.platform().addDetouredEdge().url();
            stage.platform().awaitReady(Progress.SILENT);
            Owner owner = stage.owner();
            publish(owner, "strict", source);
            publish(owner, "lenient", source);
            owner.makeStrict("strict");
            see(stage, "strict", "old");
            see(stage, "lenient", "old");

            stopped(stage, owner, source);
            cutOff(stage, owner, source, proxy, detoured);
        }
    }

    private static void stopped(Stage stage, Owner owner, DataSource source) {
        Visitor visitor = stage.visitor("strict");
        ChildProcess process = stage.platform().edges().get(1).process();
        URI edge = stage.platform().edges().get(1).url();

        // When an edge is stopped while the page is purged, and visitors wait at its door
        process.pause();
        source.price("new");
        List<CompletableFuture<Seen>> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            waiting.add(visitor.begin(edge, PAGE));
        }
        Owner.Answer purged = owner.purge("strict", Map.of("site", true), "PT60S");

        // Then its silence is proof
        assertThat(purged.status()).as("%s", purged.body()).isEqualTo(200);
        assertFenced(purged, "edge-2");

        // And from its first answer on it shows nothing from before
        process.resume();
        for (CompletableFuture<Seen> visit : waiting) {
            assertThat(visit.join()).satisfies(StrictSitesIT::isNotFromBefore);
        }
        for (URI each : stage.edges()) {
            await().until(() ->
                    isNotFromBefore(visitor.visit(each, PAGE)).body().equals("new"));
        }
    }

    private static void cutOff(Stage stage, Owner owner, DataSource source, CuttableProxy proxy, URI detoured)
            throws IOException {
        // When an edge is cut off from Kafka, and the page is purged
        proxy.cut();
        source.price("newer");
        Owner.Answer purged = owner.purge("strict", Map.of("site", true), "PT60S");

        // Then its silence is proof, and it says why it shows nothing
        assertThat(purged.status()).as("%s", purged.body()).isEqualTo(200);
        assertFenced(purged, "edge-3");
        assertThat(proxy.lost()).isPositive();
        for (String path : List.of("/", PAGE)) {
            Seen seen = stage.visitor("strict").visit(detoured, path);
            assertThat(seen.status()).isEqualTo(503);
            assertThat(seen.cacheStatus()).contains("detail=lease-expired");
        }

        // And a site that is not strict is shown, and marked
        for (String path : List.of("/", PAGE)) {
            Seen seen = stage.visitor("lenient").visit(detoured, path);
            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.cacheStatus()).contains("detail=lease-expired");
        }

        // When it is connected again
        proxy.mend();

        // Then it follows
        await().until(() -> stage.visitor("strict").visit(detoured, PAGE).body().equals("newer"));
        await().until(() ->
                !stage.visitor("lenient").visit(detoured, "/").cacheStatus().contains("lease-expired"));
    }

    private static void publish(Owner owner, String site, DataSource source) {
        owner.create(site);
        owner.deploy(site, Folder.of("index.html", "home").withPage("{data.price}", source.route("1h")));
    }

    /** An edge that the machine has kept waiting for longer than its short lease shows nothing for a moment. */
    private static void see(Stage stage, String site, String body) {
        for (URI edge : stage.edges()) {
            await().until(() -> stage.visitor(site).visit(edge, PAGE).body().equals(body));
        }
    }

    /** Another edge may be fenced as well that the machine has kept waiting for as long. */
    private static void assertFenced(Owner.Answer purged, String edge) {
        JsonNode laggards = purged.propagation().path("laggards");
        assertThat(laggards)
                .allMatch(laggard -> laggard.path("fenced").asBoolean())
                .anyMatch(laggard -> laggard.path("edge").asText().equals(edge));
        assertThat(purged.propagation().path("acknowledged").asInt()).isEqualTo(3 - laggards.size());
    }

    private static Seen isNotFromBefore(Seen seen) {
        assertThat(seen.body()).isNotEqualTo("old");
        assertThat(seen.status()).isIn(200, 503);
        return seen;
    }
}
