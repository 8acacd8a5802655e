package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.blob.s3.S3Server;
import dev.lockstep.platform.local.wiring.Service;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Json;
import dev.lockstep.story.stage.Metrics;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Sha1;
import dev.lockstep.story.stage.SiteDeploys;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.SteadyVisitors;
import dev.lockstep.story.stage.StoredBlobs;
import dev.lockstep.story.stage.Turnover;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetentionInABucketIT {
    private static final String SITE = "tidy-bucket";
    private static final String NOBODYS = "nobody's";
    private static final String RENEWED = "1s";
    private static final String LATE = "what comes late";

    /** Shorter than anybody would have it, and longer than a busy machine takes to finish what it has begun. */
    private static final Map<String, String> OFTEN = Map.of(
            "lockstep.retention.deploys", "2",
            "lockstep.retention.grace", "12s",
            "lockstep.blobs.s3.renew-after", RENEWED,
            "lockstep.retention.first-after", "1s",
            "lockstep.retention.look-every", "1s");

    @Test
    void everyFileOfEveryKeptDeployIsThereThatAnUploadHasCountedOn() throws IOException {
        try (S3Server server = S3Server.start();
                DataSource source = DataSource.open("10")) {
            Map<String, String> told = server.told(SITE);
            try (Stage stage = stageWith(told)) {
                keepWhatIsCountedOn(stage, source, StoredBlobs.inBucket(told));
                refuseGraceThatLeavesNone(stage);
            }
        }
    }

    private static void keepWhatIsCountedOn(Stage stage, DataSource source, StoredBlobs blobs) throws IOException {
        // Given a site that is visited, with a draft, and what nobody names
        Owner owner = stage.owner();
        owner.create(SITE);
        SiteDeploys deploys = new SiteDeploys(stage, SITE);
        Turnover turnover = new Turnover(owner, SITE, source);
        String live = turnover.publish();
        String draft = turnover.send();
        String style = turnover.shown(draft).getOrDefault("/style.css", "");
        blobs.add(NOBODYS);
        try (SteadyVisitors visitors = SteadyVisitors.of(stage, SITE, List.of("/", "/style.css", "/products/1"))) {
            // When an upload has begun that need not send a file as the draft has it
            Owner.Answer begun = owner.post(
                    "/sites/" + SITE + "/deploys",
                    Json.write(Map.of(
                            "draft", true, "files", Map.of("index.html", Sha1.of(LATE), "style.css", Sha1.of(style)))));
            assertThat(begun.body().path("required")).hasSize(1);

            // And more drafts come than are kept, until that one is gone and all that it alone had
            String last = draft;
            for (int more = 0; more < 3; more++) {
                last = turnover.send();
            }
            await().until(() -> !blobs.have(turnover.own(draft)) && !blobs.have(NOBODYS));

            // Then the upload can be finished, and has all its files
            assertThat(owner.putFile(begun.id(), "index.html", LATE).status()).isEqualTo(200);
            Set<String> kept = Set.of(live, last, begun.id());
            await().until(() -> Set.copyOf(deploys.in("ready")).equals(kept));
            deploys.assertShown(begun.id(), Map.of("/", LATE, "/style.css", style));

            // And so has every deploy that is kept, at every edge and in the bucket
            for (String deploy : kept) {
                assertThat(blobs.checkAllOf(deploys.ready(deploy))).isGreaterThan(1);
            }
            deploys.assertShown(live, turnover.shown(live));
            deploys.assertShown(last, turnover.shown(last));
            assertThat(deploys.in("deleted")).contains(draft);
            assertThat(visitors.failures()).isEmpty();
        }
        Metrics counted = Metrics.of(stage.platform().deploy().operations());
        assertThat(counted.value("lockstep_retention_blobs_total")).isPositive();
        assertThat(counted.value("lockstep_retention_removes_nothing")).isZero();
        assertThat(counted.value("lockstep_retention_failures_total")).isZero();
    }

    /** Of a deploy-service that is told of no more time than what is counted on may look old. */
    private static void refuseGraceThatLeavesNone(Stage stage) throws IOException {
        Service hasty = stage.platform().addDeploy(Map.of("lockstep.retention.grace", RENEWED));

        assertThatThrownBy(() -> hasty.process().awaitReady()).hasMessageContaining("deploy-2 ended");
        assertThat(hasty.process().log())
                .content()
                .contains("lockstep.retention.grace is PT1S", "Set a grace time that is longer");
    }

    private static Stage stageWith(Map<String, String> bucket) throws IOException {
        Map<String, String> settings = new HashMap<>(OFTEN);
        settings.putAll(bucket);
        return Stage.open(plan -> plan.with(settings));
    }
}
