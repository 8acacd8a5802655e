package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.platform.child.process.ChildProcess;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CrashDuringWarmUpIT {
    @Test
    void aRollbackWhosePagesWereBeingRenderedIsCarriedOutByTheNextProcess() throws IOException {
        try (Stage stage = Stage.open();
                DataSource source = DataSource.open("10")) {
            // Given a rollback that waits for a page
            Owner owner = stage.owner();
            Visitor visitor = stage.visitor("crash");
            owner.create("crash");
            String first = owner.deploy("crash", source.design("one"));
            owner.deploy("crash", source.design("two"));
            stage.edges()
                    .forEach(edge -> assertThat(
                                    visitor.visit(edge, "/products/1").status())
                            .isEqualTo(200));
            String deploy = "/sites/crash/deploys/" + first;
            await().until(() ->
                    owner.get(deploy + "/rollback-preview").body().path("hot").asInt() == 1);
            source.price("12");
            source.hold();
            int asked = source.asked();
            CompletableFuture<Void> rollback =
                    CompletableFuture.runAsync(() -> owner.post(deploy + "/restore?warm_for=PT60S", ""));
            await().until(() -> source.asked() > asked);
            assertThat(owner.get(deploy).body().path("state").asText()).isEqualTo("processing");

            // When
            ChildProcess service = stage.platform().deploy().process();
            service.kill();
            source.release();
            service.restart();
            service.awaitReady();

            // Then
            assertThat(rollback.handle((done, failure) -> failure != null).join())
                    .as("whether the crash met the rollback under way")
                    .isTrue();
            await().until(() -> owner.published("crash").equals(first));
            stage.edges()
                    .forEach(edge -> await().until(() ->
                            visitor.visit(edge, "/products/1").body().equals("one 12")));
        }
    }
}
