package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.platform.local.Progress;
import dev.lockstep.story.stage.CuttableProxy;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HangingBucketHoldsUpNoOtherSiteIT {
    private static final String HELD = "held";
    private static final String OTHER = "other";

    /** Shorter than an edge waits here for a bucket that says nothing, and than the publisher waits for the edge. */
    private static final String LEASE = "10s";

    private static final String LONGER = "PT20S";

    @Test
    void aStrictSiteIsServedAndPurgedWhileTheManifestOfAnotherDoesNotCome() throws IOException {
        try (CuttableProxy way = CuttableProxy.open();
                Stage stage = Stage.open(plan -> plan.withBucket().with(Map.of("lockstep.edge.lease", LEASE)))) {
            // Given two strict sites, and an edge that reaches the bucket by a way of its own
            way.to(stage.platform().s3Port());
            URI edge = stage.platform()
                    .addEdge(Map.of(
                            "lockstep.blobs.s3.endpoint", "http://127.0.0.1:" + way.port(),
                            "lockstep.blobs.s3.silence", "2m",
                            "lockstep.blobs.s3.patience", "10m"))
                    .url();
            stage.platform().awaitReady(Progress.SILENT);
            Owner owner = stage.owner();
            String first = publish(owner, HELD, "one");
            publish(owner, OTHER, "home");
            Visitor held = stage.visitor(HELD);
            Visitor other = stage.visitor(OTHER);
            await().until(() -> held.visit(edge, "/").body().equals("one"));
            await().until(() -> other.visit(edge, "/").body().equals("home"));

            // When nothing comes from the bucket any more, and a deploy is published that the edge knows nothing of
            way.cut();
            CompletableFuture<Owner.Answer> published = CompletableFuture.supplyAsync(
                    () -> owner.upload(HELD, Folder.of("index.html", "two"), "?wait=" + LONGER));

            // Then the other site is served for longer than a lease
            await().until(() -> {
                assertServed(other.visit(edge, "/"), "home");
                return published.isDone();
            });
            assertThat(way.lost()).isPositive();

            // And whoever has published is told which edge does not show it yet, and why
            Owner.Answer late = published.join();
            assertThat(late.status()).as("%s", late.body()).isEqualTo(202);
            assertThat(late.propagation().path("acknowledged").asInt()).isEqualTo(2);
            assertThat(late.propagation().path("laggards")).singleElement().satisfies(laggard -> {
                assertThat(laggard.path("edge").asText()).isEqualTo("edge-3");
                assertThat(laggard.path("reason").asText()).isEqualTo("its manifest is being fetched");
            });

            // And the edge shows of it what it showed
            assertServed(held.visit(edge, "/"), "one");
            assertThat(held.visit(edge, "/").deploy()).isEqualTo(first);

            // And a purge of either is acknowledged by every edge
            for (String site : new String[] {OTHER, HELD}) {
                JsonNode purged = owner.purge(site, Map.of("site", true)).propagation();
                assertThat(purged.path("acknowledged").asInt()).as("%s", purged).isEqualTo(3);
            }

            // When the site is taken back to what the edge has
            owner.restore(HELD, first);

            // Then it is shown at once, however long the manifest takes that nobody needs any more
            assertServed(held.visit(edge, "/"), "one");

            // When another is published, and the bucket answers again
            String next =
                    owner.upload(HELD, Folder.of("index.html", "three"), "").id();
            await().until(() -> owner.published(HELD).equals(next));
            way.mend();

            // Then the edge shows it
            await().until(() -> held.visit(edge, "/").body().equals("three"));
            assertServed(other.visit(edge, "/"), "home");
        }
    }

    private static String publish(Owner owner, String site, String design) {
        owner.create(site);
        String deploy = owner.deploy(site, Folder.of("index.html", design));
        owner.makeStrict(site);
        return deploy;
    }

    private static void assertServed(Seen seen, String body) {
        assertThat(seen.status()).as("%s", seen.cacheStatus()).isEqualTo(200);
        assertThat(seen.body()).isEqualTo(body);
        assertThat(seen.cacheStatus()).doesNotContain("lease-expired");
    }
}
