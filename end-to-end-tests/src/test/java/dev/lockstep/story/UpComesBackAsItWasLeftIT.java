package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.story.stage.Prometheus;
import dev.lockstep.story.stage.UpCommand;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpComesBackAsItWasLeftIT {
    private static final Visitor VISITOR = new Visitor("shop.localhost");

    private final Path data;

    UpComesBackAsItWasLeftIT(@TempDir Path directory) {
        this.data = directory.resolve("data");
    }

    @Test
    void aSecondStartShowsTheSameDeployAndAnEndLeavesNoProcess() throws IOException, InterruptedException {
        String deploy;
        try (UpCommand up = UpCommand.start(data).awaitWelcome()) {
            // Given a platform that tells people and scripts where it is
            deploy = up.owner().published("shop");
            assertThat(up.output())
                    .contains(deploy, up.owner().token(), up.owner().api().toString());
            assertThat(up.edges()).hasSize(2);
            assertThatAllIsTold(up.description());
            assertThatTheShopIsShown(up, deploy);

            // When it is told to end
            int code = up.terminate();

            // Then it says so, and nothing of it is left
            assertThat(up.output()).endsWith("==> Ending\n");
            assertThat(code).isEqualTo(128 + 15);
            await().untilAsserted(() -> assertThat(up.processes()).isEmpty());
        }

        // When it is started again with Prometheus beside it
        try (UpCommand up = UpCommand.start(data, "--prometheus").awaitWelcome()) {
            // Then it shows the same, and is seen
            assertThat(up.output()).contains("the shop is as you left it, deploy " + deploy);
            assertThat(up.owner().published("shop")).isEqualTo(deploy);
            assertThatTheShopIsShown(up, deploy);
            assertThatPrometheusSeesIt(up);
            assertThat(up.terminate()).isNotZero();
        }
    }

    @Test
    void whatCannotBeDoneIsToldInOneSentence() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatItIsRefused(
                    "port " + taken.getLocalPort() + " is in use",
                    "--port-base",
                    Integer.toString(taken.getLocalPort()));
        }
        assertThatItIsRefused("at least one edge", "--edges", "0");
        Files.writeString(Files.createDirectories(data).resolve("letter.txt"), "not Lockstep's");
        Files.deleteIfExists(data.resolve("lock"));
        assertThatItIsRefused("holds other things than Lockstep's");
    }

    private void assertThatItIsRefused(String sentence, String... options) throws IOException, InterruptedException {
        try (UpCommand up = UpCommand.start(data, options)) {
            assertThat(up.awaitExit()).isEqualTo(1);
            assertThat(up.output().lines().filter(line -> !line.startsWith("==>")))
                    .singleElement()
                    .asString()
                    .startsWith("lockstep: ")
                    .contains(sentence);
        }
    }

    private static void assertThatTheShopIsShown(UpCommand up, String deploy) throws IOException {
        for (URI edge : up.edges()) {
            await().until(() -> VISITOR.visit(edge, "/").deploy().equals(deploy));
            await().until(() -> VISITOR.visit(edge, "/products/1").status() == 200);
        }
    }

    /** Where it is installed, as it is where all tests are run. */
    private static void assertThatPrometheusSeesIt(UpCommand up) {
        Optional<Prometheus> prometheus = Prometheus.of(up);
        if (prometheus.isEmpty()) {
            assertThat(up.output()).contains("Prometheus  is not installed here: install");
            return;
        }
        await().untilAsserted(() -> {
            assertThat(prometheus.get().targets())
                    .containsExactly(
                            "lockstep-deploy up", "lockstep-edge up", "lockstep-edge up", "lockstep-render up");
            assertThat(prometheus.get().rules())
                    .isNotEmpty()
                    .allSatisfy(rule -> assertThat(rule).endsWith(" ok"));
        });
    }

    private static void assertThatAllIsTold(JsonNode description) {
        for (String name : new String[] {"api", "token", "domain", "kafka", "postgres", "blobs"}) {
            assertThat(description.path(name).asText()).as(name).isNotEmpty();
        }
        for (String group : new String[] {"edges", "renders"}) {
            for (JsonNode part : description.path(group)) {
                assertThat(part.path("url").asText()).startsWith("http://");
                assertThat(ProcessHandle.of(part.path("pid").asLong())).isPresent();
                assertThat(Path.of(part.path("log").asText())).isNotEmptyFile();
            }
        }
    }
}
