package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.platform.child.process.ChildProcess;
import dev.lockstep.platform.local.Progress;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.UploadingClient;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class NothingAcknowledgedIsLostIT {
    private static final int CRASHES = 8;

    /** Each deploy takes so many answers; the crash comes between two of them, or while one is on its way. */
    private static final int ANSWERS_OF_TWO_DEPLOYS = 14;

    @Test
    void whateverWasAnsweredIsThereAfterACrashAtAnyPoint() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (Stage stage = Stage.open()) {
            stage.owner().create("kept");
            UploadingClient client = new UploadingClient(stage.owner(), "kept");
            ChildProcess service = stage.platform().deploy().process();
            int interrupted = 0;

            for (int crash = 0; crash < CRASHES; crash++) {
                // Given a client in the middle of deploying
                CompletableFuture<Void> reached = client.answered(random.nextInt(ANSWERS_OF_TWO_DEPLOYS));
                CompletableFuture<Boolean> work = CompletableFuture.supplyAsync(client::deployTwice);
                var _ = reached.join();

                // When
                service.kill();
                interrupted += work.join() ? 0 : 1;
                service.restart();
                service.awaitReady();

                // Then
                client.checkEverythingAcknowledged(stage, "seed " + seed);
            }

            assertThat(interrupted)
                    .as("crashes that met the client at work, seed %s", seed)
                    .isPositive();
        }
    }

    @Test
    void whatWasPublishedIsThereAfterEverythingHasDiedAtOnce() throws IOException {
        try (Stage stage = Stage.open()) {
            // Given
            Owner owner = stage.owner();
            owner.create("kept");
            owner.deploy("kept", Folder.of("index.html", "one"));
            Owner.Answer published = owner.upload("kept", Folder.of("index.html", "two"), "");

            // When
            stage.platform().processes().forEach(ChildProcess::kill);
            stage.platform().processes().forEach(ChildProcess::restart);
            stage.platform().awaitReady(Progress.SILENT);

            // Then
            assertThat(owner.published("kept")).isEqualTo(published.id());
            stage.edges()
                    .forEach(edge -> await().until(() ->
                            stage.visitor("kept").visit(edge, "/").body().equals("two")));
        }
    }
}
