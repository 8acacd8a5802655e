package dev.lockstep.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployRequested;
import dev.lockstep.contracts.event.kafka.DeadLetter;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.platform.local.wiring.Service;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Json;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Owner.Answer;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever goes wrong with what somebody may keep secret, nobody learns it who looks for why. */
@ExtendWith(SharedStage.class)
class SecretsAreInNoLogIT {
    private static final String SITE = "discreet";
    private static final String GUESSED = "lst_" + "5ec4e7".repeat(10) + "5ec4";
    private static final String KEY = "key-of-a-data-source";
    private static final String USERS = "password-of-a-data-source";
    private static final String SIGNATURE = "signature-of-a-bundle";
    private static final String BUNDLES = "password-of-a-bundle";
    private static final String PASSWORD = "password-of-previews";
    private static final String PREVIEW = "token-of-previews";
    private static final String COOKIE = "cookie-of-a-session";

    /** What is addressed to them alone, or is somebody's own words, that nobody may read but who may write it. */
    private static final Set<Topic> UNTOUCHED = Set.of(Topic.COMMANDS, Topic.DEAD_LETTERS);

    @Test
    void whateverFails(Stage stage) throws IOException {
        try (DataSource source = DataSource.open("10")) {
            // Given a site whose data source wants a key, and fails; and one that nobody listens for
            Owner owner = stage.owner();
            owner.create(SITE);
            owner.deploy(SITE, content(source));
            source.answerWith(500);
            List<String> secrets = new ArrayList<>(List.of(
                    owner.token(), GUESSED, KEY, USERS, SIGNATURE, BUNDLES, PASSWORD, PREVIEW, COOKIE, basic()));
            List<Answer> told = new ArrayList<>();

            // When the API is used with tokens and passwords, rightly and wrongly
            secrets.addAll(useTokens(stage, told));
            told.add(owner.patch("/sites/" + SITE, Json.write(Map.of("password", PASSWORD, "preview_token", PREVIEW))));
            told.add(owner.patch("/sites/" + SITE, "{\"password\": \"" + PASSWORD + "\", \"preview_token\": ["));
            told.add(owner.upload(SITE, unfit(source), "?draft=true"));

            // And visitors show some, also in addresses, to pages that cannot be made
            stage.edges().forEach(edge -> visit(stage, edge));

            // And bundles are asked for that cannot be had, in records that are right and others that are not
            URI bundle = URI.create("http://robot:" + BUNDLES + "@127.0.0.1:1/site.zip?signature=" + SIGNATURE);
            send(stage, bundle.toString(), "secret-bundle");
            send(stage, "http://robot:" + BUNDLES + "@127.0.0.1:1/^.zip?signature=" + SIGNATURE, "secret-poison");

            // Then it is told of each failure, also at which address it was
            await().untilAsserted(() -> {
                assertThat(logs(stage.platform().renders()))
                        .contains("page not rendered page=/products/1", source.url() + "/1?api_key=***")
                        .contains("pass failed reason=http://127.0.0.1:1");
                assertThat(onTopics(stage))
                        .anyMatch(text -> text.contains("secret-bundle"))
                        .anyMatch(text -> text.contains("secret-poison") && text.contains("signature=***"));
            });

            // And neither they tell any secret, nor does what can be read of it elsewhere
            told.add(owner.get("/sites/" + SITE));
            told.add(owner.get("/sites/" + SITE + "/audit"));
            told.add(owner.get("/sites/" + SITE + "/deploys"));
            told.add(owner.get("/sites/" + SITE + "/explain?url=/products/1"));
            told.add(owner.get("/sites/" + SITE + "/pages/history?path=/products/1"));
            told.add(owner.get("/audit"));
            assertThat(told.stream().map(answer -> answer.body().toString()))
                    .allSatisfy(answer -> assertThat(answer).doesNotContain(secrets));
            assertThat(services(stage).map(SecretsAreInNoLogIT::log))
                    .allSatisfy(log -> assertThat(log).isNotEmpty())
                    .allSatisfy(log -> assertThat(lines(log, secrets)).isEmpty());
            assertThat(onTopics(stage))
                    .hasSizeGreaterThan(5)
                    .allSatisfy(text -> assertThat(text).doesNotContain(secrets));
        }
    }

    /** Returns the secrets of tokens that were made for it. */
    private static List<String> useTokens(Stage stage, List<Answer> told) {
        Owner owner = stage.owner();
        Answer made = owner.post("/tokens", Json.write(Map.of("name", "ci", "role", "owner", "sites", List.of(SITE))));
        String first = made.body().path("secret").asText();
        Answer rotated = owner.post("/tokens/" + made.id() + "/rotate", "");
        String second = rotated.body().path("secret").asText();
        assertThat(Set.of(first, second)).hasSize(2).doesNotContain("");
        for (String token : List.of(first, second, GUESSED)) {
            Owner bearer = new Owner(stage.platform().api(), token);
            told.add(bearer.get("/sites/" + SITE + "?token=" + token + "&api_key=" + KEY));
            told.add(bearer.upload(SITE, Folder.of("lockstep.yaml", "routes: " + token), "?token=" + token));
        }
        told.add(owner.get("/tokens"));
        return List.of(first, second);
    }

    private static void visit(Stage stage, URI edge) {
        Map<String, String> shown = Map.of(
                "Authorization",
                basic(),
                "Cookie",
                "session=" + COOKIE,
                "Lockstep-Preview-Token",
                PREVIEW,
                "Lockstep-Explain-Token",
                GUESSED);
        String query = "?token=" + GUESSED + "&api_key=" + KEY;
        for (String path : List.of("/products/1", "/account/orders", "/nothing-here", "/%25zz")) {
            var _ = stage.visitor(SITE).fetch(edge, path + query, shown);
        }
    }

    private static Folder content(DataSource source) {
        return Folder.of("index.html", "").withPage("{data.price}", """
                          - path: /products/:id
                            render: {template: page.html, data: "%s/:id?api_key=%s"}
                            revalidate: 1h
                          - path: /account/*
                            render: {origin: "http://127.0.0.1:1"}
                            cache: none
                        """.formatted(source.url(), KEY));
    }

    /** Asks of its source as somebody whom it knows. */
    private static Folder unfit(DataSource source) {
        String known = source.url().replace("://", "://robot:" + USERS + "@");
        return Folder.of("index.html", "").withPage("{data.price}", """
                          - path: /products/:id
                            render: {template: page.html, data: "%s/:id?api_key=%s"}
                            revalidate: often
                        """.formatted(known, KEY));
    }

    private static void send(Stage stage, String bundle, String id) {
        DeployRequested command =
                new DeployRequested(SITE, URI.create("http://127.0.0.1:1/"), Digest.of(id.getBytes(UTF_8)), false, "");
        String json = new String(
                        EventRecords.record(command, Envelope.of(command, id, "/story", Instant.now()))
                                .value(),
                        UTF_8)
                .replace("http://127.0.0.1:1/", bundle);
        assertThat(json).contains(bundle);
        stage.kafka()
                .write(new ProducerRecord<>(
                        Topic.COMMANDS.topicName(),
                        null,
                        SITE,
                        json.getBytes(UTF_8),
                        Envelope.of(command, id, "/story", Instant.now()).headers()));
    }

    private static String basic() {
        return Base64.getEncoder().encodeToString(("anybody:" + PASSWORD).getBytes(UTF_8));
    }

    /** What each record says; of dead letters, what was said of them. */
    private static List<String> onTopics(Stage stage) {
        return Stream.of(Topic.values())
                .flatMap(topic -> stage.kafka().read(topic, _ -> true).stream()
                        .map(record -> UNTOUCHED.contains(topic) ? reason(record) : text(record)))
                .toList();
    }

    private static String reason(ConsumerRecord<String, byte[]> record) {
        Header reason = record.headers().lastHeader(DeadLetter.REASON);
        return reason == null ? "" : new String(reason.value(), UTF_8);
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        return record.key() + " " + (record.value() == null ? "" : new String(record.value(), UTF_8));
    }

    private static Stream<Service> services(Stage stage) {
        return Stream.of(
                        List.of(stage.platform().deploy()),
                        stage.platform().renders(),
                        stage.platform().edges())
                .flatMap(List::stream);
    }

    private static String logs(List<Service> services) {
        return services.stream().map(SecretsAreInNoLogIT::log).collect(Collectors.joining());
    }

    private static String log(Service service) {
        try {
            return Files.readString(service.process().log());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> lines(String log, List<String> secrets) {
        return log.lines()
                .filter(line -> secrets.stream().anyMatch(line::contains))
                .toList();
    }
}
