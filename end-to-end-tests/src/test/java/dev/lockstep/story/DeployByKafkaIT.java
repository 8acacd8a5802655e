package dev.lockstep.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.Command;
import dev.lockstep.contracts.event.CommandCompleted;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployRequested;
import dev.lockstep.contracts.event.RollbackData;
import dev.lockstep.contracts.event.RollbackRequested;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.json.EventJson;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.story.stage.BundleServer;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.KafkaLog;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(SharedStage.class)
class DeployByKafkaIT {

    @Test
    void aBundleIsFetchedDeployedAndRolledBack(Stage stage) throws IOException {
        Visitor visitor = stage.visitor("kafka");
        URI edge = stage.edges().getFirst();
        stage.owner().create("kafka");
        try (BundleServer bundles = BundleServer.open()) {
            // When two bundles are asked for
            DeployId first = deploy(stage.kafka(), bundles, "one", "deploy-1");
            DeployId second = deploy(stage.kafka(), bundles, "two", "deploy-2");

            // Then the second one is live
            await().until(() -> visitor.visit(edge, "/").body().equals("two"));
            assertThat(stage.owner().published("kafka")).isEqualTo(second.text());

            // And the first one again after a rollback, which a repeated deploy does not undo
            CommandCompleted rolledBack =
                    ask(stage.kafka(), new RollbackRequested("kafka", first, RollbackData.CURRENT), "rollback-1");
            assertThat(rolledBack.outcome()).isEqualTo(CommandCompleted.Outcome.SUCCEEDED);
            await().until(() -> visitor.visit(edge, "/").body().equals("one"));
            send(stage.kafka(), bundles.request("kafka", Folder.of("index.html", "two")), "deploy-2");
            await().until(() -> results(stage.kafka(), "deploy-2").size() == 2);
            assertThat(results(stage.kafka(), "deploy-2").getLast().deploy()).containsExactly(second);
            assertThat(stage.owner().published("kafka")).isEqualTo(first.text());
        }
    }

    @Test
    void aBadCommandIsToldWhy(Stage stage) throws IOException {
        stage.owner().create("kafka-bad");
        try (BundleServer bundles = BundleServer.open()) {
            DeployRequested good = bundles.request("kafka-bad", Folder.of("index.html", "one"));
            Digest other = Digest.of("other bytes".getBytes(UTF_8));

            assertThat(refused(stage, new DeployRequested("kafka-bad", good.bundle(), other, false, ""), "bad-digest"))
                    .contains("promised SHA-256 " + other);
            assertThat(refused(
                            stage,
                            new RollbackRequested("kafka-bad", new DeployId("none"), RollbackData.CURRENT),
                            "bad-deploy"))
                    .contains("has no deploy 'none'");
            assertThat(refused(
                            stage,
                            new RollbackRequested("no-such-site", new DeployId("none"), RollbackData.CURRENT),
                            "bad-site"))
                    .contains("there is no site 'no-such-site'");
            assertThat(stage.owner().published("kafka-bad")).isEmpty();
        }
    }

    /** What is no JSON, and what no database can hold: either would be tried for ever. */
    static Stream<Arguments> poison() {
        RollbackRequested unstorable = new RollbackRequested("no\0site", new DeployId("none"), RollbackData.CURRENT);
        return Stream.of(
                Arguments.of("kafka-poison", "{".getBytes(UTF_8)),
                Arguments.of("kafka-unstorable", EventJson.write(unstorable)));
    }

    @ParameterizedTest
    @MethodSource("poison")
    void whatIsNoCommandIsToldWhyAndDoesNotHoldUpTheOthers(String site, byte[] value, Stage stage) throws IOException {
        // Given
        stage.owner().create(site);
        Command rollback = new RollbackRequested(site, new DeployId("none"), RollbackData.CURRENT);
        Envelope envelope = Envelope.of(rollback, site, "/story", Instant.now());

        // When
        stage.kafka().write(new ProducerRecord<>(Topic.COMMANDS.topicName(), null, site, value, envelope.headers()));

        // Then
        assertThat(refused(stage, rollback, "after-" + site)).contains("has no deploy");
        await().until(() -> results(stage.kafka(), site).size() == 1);
        assertThat(results(stage.kafka(), site).getFirst().outcome()).isEqualTo(CommandCompleted.Outcome.REFUSED);
        assertThat(stage.kafka().read(Topic.DEAD_LETTERS, record -> record.key().equals(site)))
                .hasSize(1);
    }

    private static DeployId deploy(KafkaLog kafka, BundleServer bundles, String content, String id) {
        CommandCompleted done = ask(kafka, bundles.request("kafka", Folder.of("index.html", content)), id);
        assertThat(done.outcome()).as("%s", done).isEqualTo(CommandCompleted.Outcome.SUCCEEDED);
        return done.deploy().getFirst();
    }

    private static String refused(Stage stage, Command command, String id) {
        CommandCompleted done = ask(stage.kafka(), command, id);
        assertThat(done.outcome()).as("%s", done).isEqualTo(CommandCompleted.Outcome.REFUSED);
        return done.problems().getFirst().text();
    }

    private static CommandCompleted ask(KafkaLog kafka, Command command, String id) {
        send(kafka, command, id);
        await().until(() -> !results(kafka, id).isEmpty());
        return results(kafka, id).getFirst();
    }

    private static void send(KafkaLog kafka, Command command, String id) {
        kafka.write(EventRecords.record(command, Envelope.of(command, id, "/story", Instant.now())));
    }

    private static List<CommandCompleted> results(KafkaLog kafka, String id) {
        return kafka.read(Topic.COMMAND_RESULTS, ignored -> true).stream()
                .map(record -> EventRecords.read(record.headers(), record.value()))
                .flatMap(decoded -> completed(decoded).stream())
                .filter(completed -> completed.command().equals(id))
                .toList();
    }

    private static Optional<CommandCompleted> completed(Decoded decoded) {
        return decoded instanceof Decoded.Known(CommandCompleted completed) ? Optional.of(completed) : Optional.empty();
    }
}
