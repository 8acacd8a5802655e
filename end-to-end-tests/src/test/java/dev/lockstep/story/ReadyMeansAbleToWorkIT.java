package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.platform.child.process.ChildProcess;
import dev.lockstep.platform.local.Progress;
import dev.lockstep.platform.local.http.HttpReadiness;
import dev.lockstep.platform.local.wiring.Service;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Stage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadyMeansAbleToWorkIT {

    @Test
    void aServiceIsReadyForAsLongAsItCanDoWhatItIsThereFor() throws IOException {
        try (Stage stage = Stage.open(plan -> plan.withBucket()
                .with(Map.of("lockstep.blobs.s3.silence", "3s", "lockstep.blobs.s3.patience", "10s")))) {
            // Given
            Owner owner = stage.owner();
            owner.create("ready");
            String first = owner.deploy("ready", Folder.of("index.html", "one"));
            owner.deploy("ready", Folder.of("index.html", "two"));

            // When blobs cannot be reached
            ChildProcess bucket = named(stage, "s3");
            bucket.kill();

            // Then an upload is refused, and all services are ready for everything else
            assertThat(owner.upload("ready", Folder.of("index.html", "three"), "")
                            .status())
                    .isEqualTo(503);
            awaitAllReady(stage);
            assertThat(owner.restore("ready", first).status()).isEqualTo(200);

            // When Kafka cannot be reached either
            stage.platform().backbone().kafka().kill();

            // Then events wait in the outbox, and pages are shown as they are
            assertThat(owner.purge("ready", Map.of("site", true), "PT0S").status())
                    .isEqualTo(202);
            awaitAllReady(stage);

            // When PostgreSQL cannot be reached
            stage.platform().backbone().postgres().kill();

            // Then deploy-service can do nothing and says so, but not that it were to be restarted
            await().until(() -> !stage.platform().deploy().process().isReady());
            await().until(() -> isAlive(stage));
            awaitReady(stage.platform().edges());

            // When all of them are back
            bucket.restart();
            stage.platform().backbone().kafka().restart();
            stage.platform().backbone().postgres().restart();

            // Then everything is as before, as soon as blobs are reached without any delay
            stage.platform().awaitReady(Progress.SILENT);
            await().until(() -> owner.upload("ready", Folder.of("index.html", "four"), "?wait=PT60S")
                            .status()
                    == 200);
        }
    }

    private static boolean isAlive(Stage stage) {
        return new HttpReadiness(stage.platform().deploy().operations().resolve("/q/health/live")).isReady();
    }

    private static ChildProcess named(Stage stage, String name) {
        return stage.platform().processes().stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitAllReady(Stage stage) {
        awaitReady(List.of(stage.platform().deploy()));
        awaitReady(stage.platform().renders());
        awaitReady(stage.platform().edges());
    }

    /** What is missing stays away: whoever is not ready for want of it never is. A slow machine may leave a question open. */
    private static void awaitReady(List<Service> services) {
        services.forEach(service -> await().until(() -> service.process().isReady()));
    }
}
