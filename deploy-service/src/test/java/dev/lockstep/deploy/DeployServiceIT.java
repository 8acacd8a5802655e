package dev.lockstep.deploy;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.EdgeSynced;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PublishCause;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.LogReader;
import dev.lockstep.contracts.event.kafka.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(OnBackbone.class)
class DeployServiceIT {

    @Test
    void nobodyWithoutATokenGetsPast() {
        given().get("/api/v1/sites")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("type", equalTo("urn:lockstep:problem:unauthorized"))
                .body("hint", notNullValue());
        given().header("Authorization", "Bearer nonsense")
                .get("/api/v1/sites")
                .then()
                .statusCode(401);
    }

    @Test
    void aNameBelongsToOneSite() {
        site("taken");

        owner().body(Map.of("name", "taken"))
                .post("/api/v1/sites")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("message", notNullValue());
        owner().body(Map.of("name", "No--Good")).post("/api/v1/sites").then().statusCode(422);
    }

    @Test
    void aNewSiteIsAnnouncedWithTheTokensThatMayAskAboutIt() {
        String site = site("born");

        assertThat(written(site, 1).getFirst()).isInstanceOfSatisfying(SiteConfigured.class, settings -> {
            assertThat(settings.lease()).isEqualTo(LeaseMode.AVAILABLE);
            assertThat(settings.tokenDigests()).contains(Digest.of(OnBackbone.TOKEN.getBytes(UTF_8)));
        });
    }

    @Test
    void aZipBecomesALiveDeployThatIsAnnounced() {
        // Given
        String site = site("zipped");

        // When
        String deploy = deploy("zipped", "one");

        // Then
        owner().get("/api/v1/sites/zipped")
                .then()
                .body("published_deploy.id", equalTo(deploy))
                .body("published_deploy.state", equalTo("ready"))
                .body("epoch", equalTo(1));
        List<SiteEvent> announced = announced(site, 2);
        assertThat(announced.get(0)).isInstanceOfSatisfying(DeployReady.class, ready -> {
            assertThat(ready.deploy().text()).isEqualTo(deploy);
            assertThat(ready.hosts()).containsExactly(deploy + "--zipped.localhost");
        });
        assertThat(announced.get(1)).isInstanceOfSatisfying(DeployPublished.class, published -> {
            assertThat(published.epoch().number()).isEqualTo(1);
            assertThat(published.cause()).isEqualTo(PublishCause.PUBLISH);
            assertThat(published.hosts()).containsExactly("zipped.localhost");
        });
    }

    @Test
    void aDraftIsReadyAndNotLive() {
        site("drafts");

        String draft = upload("drafts", "draft", "?draft=true").getString("id");

        owner().get("/api/v1/deploys/" + draft).then().body("state", equalTo("ready"));
        owner().get("/api/v1/sites/drafts").then().body("published_deploy", equalTo(null));
    }

    @Test
    void aRollbackLeavesOldPagesBehind() {
        String site = site("rollback");
        String first = deploy("rollback", "one");
        deploy("rollback", "two");

        owner().post("/api/v1/sites/rollback/deploys/" + first + "/restore")
                .then()
                .statusCode(200)
                .body("id", equalTo(first));

        List<SiteEvent> announced = announced(site, 6);
        assertThat(announced.get(4)).isInstanceOfSatisfying(DeployReady.class, restated -> {
            assertThat(restated.deploy().text()).isEqualTo(first);
            assertThat(restated.pagesValidFrom().number()).isEqualTo(3);
        });
        assertThat(announced.get(5)).isInstanceOfSatisfying(DeployPublished.class, published -> {
            assertThat(published.cause()).isEqualTo(PublishCause.ROLLBACK);
            assertThat(published.epoch().number()).isEqualTo(3);
            assertThat(published.pagesValidFrom().number()).isEqualTo(3);
        });
    }

    @Test
    void aFrozenRollbackLeavesPagesAsTheyWere() {
        String site = site("frozen");
        String first = deploy("frozen", "one");
        deploy("frozen", "two");

        owner().post("/api/v1/sites/frozen/deploys/" + first + "/restore?data=frozen")
                .then()
                .statusCode(200);

        DeployPublished event = (DeployPublished) announced(site, 5).getLast();
        assertThat(event.cause()).isEqualTo(PublishCause.ROLLBACK);
        assertThat(event.epoch().number()).isEqualTo(3);
        assertThat(event.pagesValidFrom().number()).isZero();
    }

    @Test
    void whatNobodyUnderstandsIsRefusedWithAHint() {
        site("thawed");
        String first = deploy("thawed", "one");

        owner().post("/api/v1/sites/thawed/deploys/" + first + "/restore?data=old")
                .then()
                .statusCode(400)
                .body("hint", equalTo("data is current or frozen"));
        owner().post("/api/v1/sites/thawed/deploys/" + first + "/restore?wait=soon")
                .then()
                .statusCode(400)
                .body("detail", equalTo("'soon' is not a duration"));
        String restore = "/api/v1/sites/thawed/deploys/" + first + "/restore?";
        refused(
                owner().post(restore + "expected_epoch=now"),
                "'now' is no epoch",
                "expected_epoch is a number, such as 42");
        refused(owner().post(restore + "warm=all"), "'all' is not a number", "warm is a number of pages, such as 20");
        refused(owner().post(restore + "warm_for=3s"), "'3s' is not a duration", "warm_for is such as PT3S (ISO 8601)");
        refused(owner().post(restore + "gate=20"), "'20' is not a share", "gate is a share, such as 20%");
        refused(
                owner().post(restore + "warm=500"),
                "a warm-up has 0 to 200 pages: 500",
                "stay within the limits of a warm-up");
        refused(
                owner().body(Map.of("kind", "gentle", "site", true)).post("/api/v1/sites/thawed/purges"),
                "there is no purge 'gentle'",
                "a purge is hard or soft");
        refused(
                owner().body(Map.of("lease", "loose")).patch("/api/v1/sites/thawed"),
                "there is no lease 'loose'",
                "a lease is available or strict");
        owner().body("{\"name\": ")
                .post("/api/v1/sites")
                .then()
                .statusCode(400)
                .body("hint", equalTo("send valid JSON"));
    }

    @Test
    void publishesAtOnceTakeConsecutiveEpochsAndAreAnnouncedInTheirOrder() throws Exception {
        // Given
        String site = site("busy");
        List<Callable<String>> uploads = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String content = "version " + i;
            uploads.add(() -> deploy("busy", content));
        }

        // When
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> upload : threads.invokeAll(uploads)) {
                assertThat(upload.get()).isNotEmpty();
            }
        }

        // Then
        List<Long> epochs = announced(site, 24).stream()
                .filter(DeployPublished.class::isInstance)
                .map(event -> event.epoch().number())
                .toList();
        assertThat(epochs).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
    }

    @Test
    void ofTwoWhoPublishAtTheSameExpectedEpochOneIsTooLate() throws Exception {
        // Given
        site("raced");
        deploy("raced", "zero");
        List<String> drafts = List.of(
                upload("raced", "one", "?draft=true").getString("id"),
                upload("raced", "two", "?draft=true").getString("id"));
        List<Callable<Integer>> restores = drafts.stream()
                .<Callable<Integer>>map(draft ->
                        () -> owner().post("/api/v1/sites/raced/deploys/" + draft + "/restore?expected_epoch=1")
                                .statusCode())
                .toList();

        // When
        List<Integer> answers = new ArrayList<>();
        try (var owners = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answer : owners.invokeAll(restores)) {
                answers.add(answer.get());
            }
        }

        // Then
        assertThat(answers).containsExactlyInAnyOrder(200, 412);
        owner().get("/api/v1/sites/raced")
                .then()
                .body("epoch", equalTo(2))
                .body("published_deploy.id", equalTo(drafts.get(answers.indexOf(200))));
    }

    @Test
    void whoeverIsTooLateIsToldSoWhateverTheyPublish() {
        site("late");
        String first = deploy("late", "one");
        String second = deploy("late", "two");

        owner().post("/api/v1/sites/late/deploys/" + first + "/restore?expected_epoch=1")
                .then()
                .statusCode(412)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:lockstep:problem:moved-on"))
                .body("detail", equalTo("site 'late' is at epoch 2 by now"))
                .body("hint", equalTo("see what happened to it, then ask again with that epoch"));
        given().header("Authorization", "Bearer " + OnBackbone.TOKEN)
                .contentType("application/zip")
                .body(zip("three"))
                .post("/api/v1/sites/late/deploys?expected_epoch=1")
                .then()
                .statusCode(412);
        owner().get("/api/v1/sites/late").then().body("published_deploy.id", equalTo(second));

        owner().post("/api/v1/sites/late/deploys/" + first + "/restore?expected_epoch=2")
                .then()
                .statusCode(200);
        assertThat(upload("late", "three", "?expected_epoch=3").getString("state"))
                .isEqualTo("ready");
    }

    @Test
    void aLockedSiteRefusesWhatWouldBePublished() {
        site("locked");
        String live = deploy("locked", "one");
        String draft = upload("locked", "two", "?draft=true").getString("id");
        owner().post("/api/v1/deploys/" + live + "/lock").then().statusCode(200).body("locked", equalTo(true));

        owner().post("/api/v1/sites/locked/deploys/" + draft + "/restore")
                .then()
                .statusCode(409)
                .statusLine(endsWith("The site is locked to its live deploy"))
                .body("type", equalTo("urn:lockstep:problem:locked"));
        owner().body(Map.of("draft", false))
                .post("/api/v1/sites/locked/deploys")
                .then()
                .statusCode(409);
        owner().get("/api/v1/deploys/" + live).then().body("locked", equalTo(true));

        owner().post("/api/v1/deploys/" + live + "/unlock").then().body("locked", equalTo(false));
        owner().post("/api/v1/sites/locked/deploys/" + draft + "/restore")
                .then()
                .statusCode(200);
    }

    @Test
    void onlyMissingFilesTravelAndWrongBytesAreRefused() {
        // Given a deploy that announced two files
        site("files");
        Map<String, String> files = Map.of("index.html", sha1("home"), "über uns.html", sha1("about"));
        String deploy = create("files");
        announce("files", deploy, files).body("required", containsInAnyOrder(sha1("home"), sha1("about")));

        // When one is sent with other bytes, it is refused
        put(deploy, "index.html", "hOme").statusCode(422).body("type", startsWith("urn:lockstep:problem:digest"));

        // Then nothing is visible until both have come
        put(deploy, "index.html", "home").statusCode(200);
        owner().get("/api/v1/deploys/" + deploy).then().body("state", equalTo("uploading"));
        put(deploy, "%C3%BCber%20uns.html", "about").statusCode(200);
        owner().get("/api/v1/deploys/" + deploy).then().body("state", equalTo("ready"));
        owner().get("/api/v1/sites/files").then().body("published_deploy.id", equalTo(deploy));

        // And the next deploy of the same files is there at once
        String next = create("files");
        announce("files", next, files).body("required", hasSize(0)).body("state", equalTo("ready"));
    }

    @Test
    void aPathWithDotsIsRefused() {
        site("paths");

        announce("paths", create("paths"), Map.of("../etc/passwd", sha1("x")), 422)
                .body("problems", hasSize(1));
    }

    @Test
    void whoWaitsIsToldWhatEachEdgeSays() throws Exception {
        // Given an edge that hears everything and one that heard nothing
        site("awaited");
        try (var edges = Executors.newVirtualThreadPerTaskExecutor();
                EdgeVoices voices = new EdgeVoices()) {
            Future<?> speaking = edges.submit(voices);

            // When
            JsonPath answer = upload("awaited", "one", "?wait=PT8S");

            // Then
            assertThat(answer.getInt("propagation.epoch")).isEqualTo(1);
            assertThat(answer.getInt("propagation.edges")).isEqualTo(2);
            assertThat(answer.getInt("propagation.acknowledged")).isEqualTo(1);
            assertThat(answer.getString("propagation.laggards[0].edge")).isEqualTo("deaf");
            assertThat(speaking.isDone()).isFalse();
        }
    }

    @Test
    void allScopesOfAPurgeTakeOneStepOfTheEpoch() {
        // Given
        String site = site("purged");
        deploy("purged", "one");

        // When
        owner().body(Map.of("paths", List.of("/a%20b"), "prefixes", List.of("/blog/*"), "tags", List.of("sale")))
                .post("/api/v1/sites/purged/purges")
                .then()
                .statusCode(202)
                .body("epoch", equalTo(2))
                .body("kind", equalTo("hard"))
                .body("scopes", containsInAnyOrder("path:/a b", "prefix:/blog", "tag:sale"));
        owner().body(Map.of("site_id", site, "cache_tags", List.of("news")))
                .post("/api/v1/purge")
                .then()
                .statusCode(202)
                .body("epoch", equalTo(3));

        // Then
        List<SiteEvent> announced = announced(site, 6);
        assertThat(announced.subList(2, 6))
                .extracting(SiteEvent::states, event -> event.epoch().number())
                .containsExactlyInAnyOrder(
                        tuple("purge:hard:path:/a b", 2L),
                        tuple("purge:hard:prefix:/blog", 2L),
                        tuple("purge:hard:tag:sale", 2L),
                        tuple("purge:hard:tag:news", 3L));
        assertThat(((PagesPurged) announced.getLast()).cause()).isEqualTo("configured");
    }

    @Test
    void aPurgeThatSaysNothingOrNonsenseIsRefused() {
        site("refused");

        owner().body(Map.of()).post("/api/v1/sites/refused/purges").then().statusCode(422);
        owner().body(Map.of("paths", List.of("/a?b=c", "b")))
                .post("/api/v1/sites/refused/purges")
                .then()
                .statusCode(422)
                .body("problems", hasSize(2));
        owner().body(Map.of("kind", "gentle", "site", true))
                .post("/api/v1/sites/refused/purges")
                .then()
                .statusCode(400);
        owner().body(Map.of("site", true))
                .post("/api/v1/sites/refused/purges?expected_epoch=7")
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:lockstep:problem:moved-on"));
        owner().get("/api/v1/sites/refused").then().body("epoch", equalTo(0));
    }

    @Test
    void whatAPurgeOfTheWholeSiteHasReplacedIsTakenBack() {
        // Given
        String site = site("outlived");
        owner().body(Map.of("tags", List.of("sale")))
                .post("/api/v1/sites/outlived/purges")
                .then()
                .statusCode(202);

        // When
        owner().body(Map.of("site", true))
                .post("/api/v1/sites/outlived/purges")
                .then()
                .statusCode(202);

        // Then
        await().until(() -> tombstones(site), equalTo(List.of(site + " purge:hard:tag:sale")));
    }

    @Test
    void aDeployThatIsShownAlreadyIsAwaitedByItsOwnEpoch() throws Exception {
        // Given a purge since the publish, on the log before any edge speaks, and a deploy that is shown already
        String site = site("stays");
        String deploy = deploy("stays", "one");
        owner().body(Map.of("site", true))
                .post("/api/v1/sites/stays/purges")
                .then()
                .statusCode(202);
        assertThat(announced(site, 3).getLast()).isInstanceOf(PagesPurged.class);
        try (var edges = Executors.newVirtualThreadPerTaskExecutor();
                EdgeVoices voices = new EdgeVoices()) {
            Future<?> speaking = edges.submit(voices);

            // When
            owner().post("/api/v1/sites/stays/deploys/" + deploy + "/restore?wait=PT8S")
                    .then()
                    .body("propagation.epoch", equalTo(1))
                    .body("propagation.acknowledged", equalTo(1));

            // Then
            owner().get("/api/v1/sites/stays/propagation")
                    .then()
                    .body("epoch", equalTo(2))
                    .body("edges.find { it.edge == 'hearing' }.epoch", equalTo(2))
                    .body("edges.find { it.edge == 'deaf' }.epoch", equalTo(0))
                    .body("edges.find { it.edge == 'deaf' }.acknowledged", equalTo(false));
            assertThat(speaking.isDone()).isFalse();
        }
    }

    @Test
    void whatIsChosenForASiteIsAnnounced() {
        String site = site("chosen");

        owner().body(Map.of("lease", "strict"))
                .patch("/api/v1/sites/chosen")
                .then()
                .statusCode(200)
                .body("lease", equalTo("strict"));

        assertThat(announced(site, 1).getFirst()).isInstanceOfSatisfying(SiteConfigured.class, settings -> {
            assertThat(settings.lease()).isEqualTo(LeaseMode.STRICT);
            assertThat(settings.revision()).isEqualTo(1);
        });
        owner().body(Map.of("lease", "loose"))
                .patch("/api/v1/sites/chosen")
                .then()
                .statusCode(400);
    }

    @Test
    void whatIsNotThereIsToldAsAProblem() {
        owner().get("/api/v1/sites/nowhere")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo(404));
        owner().body("{").post("/api/v1/sites").then().statusCode(400).contentType("application/problem+json");
        owner().post("/api/v1/sites/nowhere/deploys/none/restore?wait=soon")
                .then()
                .statusCode(400);
    }

    private static void refused(Response answer, String reason, String hint) {
        answer.then().statusCode(400).body("detail", equalTo(reason)).body("hint", equalTo(hint));
    }

    private static RequestSpecification owner() {
        return given().header("Authorization", "Bearer " + OnBackbone.TOKEN).contentType(ContentType.JSON);
    }

    private static String site(String name) {
        return owner().body(Map.of("name", name))
                .post("/api/v1/sites")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id");
    }

    private static String deploy(String site, String content) {
        return upload(site, content, "").getString("id");
    }

    private static JsonPath upload(String site, String content, String options) {
        return given().header("Authorization", "Bearer " + OnBackbone.TOKEN)
                .contentType("application/zip")
                .body(zip(content))
                .post("/api/v1/sites/" + site + "/deploys" + options)
                .then()
                .statusCode(options.startsWith("?wait") ? 202 : 200)
                .body("state", equalTo("ready"))
                .extract()
                .jsonPath();
    }

    private static String create(String site) {
        return owner().body(Map.of("draft", false))
                .post("/api/v1/sites/" + site + "/deploys")
                .then()
                .statusCode(200)
                .body("state", equalTo("uploading"))
                .extract()
                .jsonPath()
                .getString("id");
    }

    private static io.restassured.response.ValidatableResponse announce(
            String site, String deploy, Map<String, String> files) {
        return announce(site, deploy, files, 200);
    }

    private static io.restassured.response.ValidatableResponse announce(
            String site, String deploy, Map<String, String> files, int status) {
        return owner().body(Map.of("files", files))
                .put("/api/v1/sites/" + site + "/deploys/" + deploy)
                .then()
                .statusCode(status);
    }

    private static io.restassured.response.ValidatableResponse put(String deploy, String path, String content) {
        return given().header("Authorization", "Bearer " + OnBackbone.TOKEN)
                .urlEncodingEnabled(false)
                .contentType("application/octet-stream")
                .body(content.getBytes(UTF_8))
                .put("/api/v1/deploys/" + deploy + "/files/" + path)
                .then();
    }

    private static byte[] zip(String content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("index.html"));
            zip.write(content.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String sha1(String content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content.getBytes(UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String kafka() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    /** What was taken back of a site so far. */
    private static List<String> tombstones(String site) {
        List<String> keys = new ArrayList<>();
        try (Consumer<String, byte[]> consumer = LogReader.consumer(Map.of("bootstrap.servers", kafka()))) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.SITES.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (int polls = 0; polls < 10; polls++) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    if (record.value() == null && record.key().startsWith(site + " ")) {
                        keys.add(record.key());
                    }
                }
            }
        }
        return keys;
    }

    /** The first events of a site after the settings with which it begins. */
    private static List<SiteEvent> announced(String site, int count) {
        List<SiteEvent> events = written(site, count + 1);
        assertThat(events.getFirst())
                .isInstanceOfSatisfying(
                        SiteConfigured.class,
                        settings -> assertThat(settings.revision()).isZero());
        return events.subList(1, events.size());
    }

    /** The first events of a site, as they lie on the log. */
    private static List<SiteEvent> written(String site, int count) {
        List<SiteEvent> events = new ArrayList<>();
        try (Consumer<String, byte[]> consumer = LogReader.consumer(Map.of("bootstrap.servers", kafka()))) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.SITES.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (int polls = 0; events.size() < count && polls < 100; polls++) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    if (record.value() != null
                            && EventRecords.read(record.headers(), record.value())
                                    instanceof Decoded.Known(SiteEvent event)
                            && event.site().text().equals(site)) {
                        events.add(event);
                    }
                }
            }
        }
        assertThat(events).hasSize(count);
        return events;
    }

    /** Two edges: one claims to have applied whatever the log holds, the other nothing. */
    private static final class EdgeVoices implements Runnable, AutoCloseable {
        private volatile boolean closed;

        @Override
        public void run() {
            Map<String, Object> settings = Map.of("bootstrap.servers", kafka());
            try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
                    Consumer<String, byte[]> log = LogReader.consumer(settings)) {
                while (!closed) {
                    say(
                            producer,
                            new EdgeSynced(
                                    new EdgeId("hearing"),
                                    ends(log),
                                    List.of(),
                                    Duration.ZERO,
                                    Duration.ZERO,
                                    Instant.EPOCH));
                    say(
                            producer,
                            new EdgeSynced(
                                    new EdgeId("deaf"),
                                    new TreeMap<>(),
                                    List.of(),
                                    Duration.ZERO,
                                    Duration.ZERO,
                                    Instant.EPOCH));
                }
            }
        }

        private static SortedMap<Integer, Long> ends(Consumer<String, byte[]> log) {
            List<TopicPartition> partitions = log.partitionsFor(Topic.SITES.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            SortedMap<Integer, Long> ends = new TreeMap<>();
            log.endOffsets(partitions).forEach((partition, end) -> ends.put(partition.partition(), end));
            log.assign(partitions);
            var ignored = log.poll(Duration.ofMillis(200));
            return ends;
        }

        private static void say(KafkaProducer<String, byte[]> producer, EdgeSynced said) {
            var ignored = producer.send(EventRecords.record(
                    said, Envelope.of(said, Instant.now(Clock.systemUTC()).toString(), "/test", Instant.EPOCH)));
            producer.flush();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
