package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.platform.child.process.ChildProcess;
import dev.lockstep.platform.local.Progress;
import dev.lockstep.platform.local.wiring.Service;
import dev.lockstep.story.stage.CuttableProxy;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Metrics;
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

class MonotonicReadsIT {
    private static final String SITE = "monotonic";

    /** Longer than any visitor here has patience: whoever is answered has not waited in vain. */
    private static final Map<String, String> PATIENT = Map.of("lockstep.edge.catching-up.patience", "5m");

    @Test
    void whoeverHasSeenTheNewPageIsNeverShownTheOldOne() throws IOException {
        try (CuttableProxy proxy = CuttableProxy.open();
                Stage stage = Stage.open(plan -> plan.with(PATIENT).withDetour(proxy.port()))) {
            // Given a site that wants it, on two edges and on one that reaches Kafka by a detour
            proxy.to(stage.platform().detourEnd());
            Service detoured = stage.platform().addDetouredEdge();
            stage.platform().awaitReady(Progress.SILENT);
            Owner owner = stage.owner();
            owner.create(SITE);
            owner.deploy(SITE, Folder.of("index.html", "one"));
            owner.choose(SITE, "", Map.of("monotonic_reads", true));

            madeUp(stage);
            cutOff(stage, owner, proxy, detoured);
            stopped(stage, owner);
        }
    }

    private static void madeUp(Stage stage) {
        for (URI edge : stage.edges()) {
            // When somebody makes up what they have seen
            Seen seen = visit(stage.visitor(SITE), edge, 999_999);

            // Then they are answered once the edge knows that it never was, and told what they see
            assertThat(seen.body()).isEqualTo("one");
            assertThat(seen.header("lockstep-behind")).isEmpty();
            assertThat(seen.header("set-cookie")).startsWith("lockstep-seen=" + seen.epoch() + ";");
            assertThat(seen.header("cache-control")).isEqualTo("private, no-cache");
        }
    }

    private static void cutOff(Stage stage, Owner owner, CuttableProxy proxy, Service detoured) throws IOException {
        // When an edge is cut off from Kafka, and a visitor sees on another one what is published then
        Visitor visitor = stage.visitor(SITE);
        URI edge = stage.edges().getFirst();
        proxy.cut();
        owner.upload(SITE, Folder.of("index.html", "two"), "?wait=PT1S");
        await().until(() -> visitor.visit(edge, "/").body().equals("two"));
        long epoch = visitor.visit(edge, "/").epoch();

        // Then the one that is cut off shows the old page to whoever has seen nothing, and holds that visitor
        assertThat(visitor.visit(detoured.url(), "/").body()).isEqualTo("one");
        CompletableFuture<Seen> held = begin(visitor, detoured.url(), epoch);
        await().until(() -> waiting(detoured) == 1);
        assertThat(held).isNotDone();
        assertThat(proxy.lost()).isPositive();

        // When it is connected again, then it shows them the new one
        proxy.mend();
        assertThat(held.join()).satisfies(seen -> {
            assertThat(seen.body()).isEqualTo("two");
            assertThat(seen.header("lockstep-behind")).isEmpty();
            assertThat(seen.header("set-cookie")).isEmpty();
        });
        await().until(() -> waiting(detoured) == 0);
    }

    private static void stopped(Stage stage, Owner owner) {
        // When an edge is stopped, and visitors who have seen on another one what is published then wait at its door
        Visitor visitor = stage.visitor(SITE);
        ChildProcess process = stage.platform().edges().get(1).process();
        URI other = stage.edges().getFirst();
        process.pause();
        owner.upload(SITE, Folder.of("index.html", "three"), "?wait=PT1S");
        await().until(() -> visitor.visit(other, "/").body().equals("three"));
        long epoch = visitor.visit(other, "/").epoch();
        List<CompletableFuture<Seen>> visits = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            visits.add(begin(visitor, stage.edges().get(1), epoch));
        }

        // Then from its first answer on it shows them nothing older
        process.resume();
        for (CompletableFuture<Seen> visit : visits) {
            assertThat(visit.join().body()).isEqualTo("three");
        }
    }

    private static Seen visit(Visitor visitor, URI edge, long epoch) {
        return visitor.visit(edge, "/", Map.of("Cookie", "lockstep-seen=" + epoch));
    }

    private static CompletableFuture<Seen> begin(Visitor visitor, URI edge, long epoch) {
        return CompletableFuture.supplyAsync(
                () -> visit(visitor, edge, epoch), task -> Thread.ofVirtual().start(task));
    }

    private static double waiting(Service edge) {
        return Metrics.of(edge.operations()).value("lockstep_catch_up_waiting");
    }
}
