package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.blob.SmallDisk;
import dev.lockstep.contracts.blob.s3.S3Server;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Json;
import dev.lockstep.story.stage.Metrics;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.Sha1;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreTakesNothingIT {
    private static final String KNOWN = "/products/1";
    private static final String NEW = "/products/2";

    /** Where bytes rest on their way to the store. */
    @TempDir
    private Path rest;

    @Test
    void aDiskThatIsFullOrMayOnlyBeReadHoldsUpPublishersAlone(@TempDir Path directory) throws IOException {
        try (SmallDisk disk = SmallDisk.at(directory);
                Stage stage = stageWith(Map.of("lockstep.blobs.directory", directory.toString()))) {
            tell(stage, "full-disk", new Trouble(disk::fill, disk::empty));
            tell(stage, "read-only-disk", new Trouble(disk::mayOnlyBeRead, disk::mayBeWritten));
            await().untilAsserted(
                            () -> assertThat(directory.resolve("incoming")).isEmptyDirectory());
        }
    }

    @Test
    void aBucketThatIsFullOrForbiddenHoldsUpPublishersAlone() throws IOException {
        try (S3Server server = S3Server.start();
                Stage stage = stageWith(server.told("takes-nothing"))) {
            tell(stage, "full-bucket", refusing(server, 507, "InsufficientStorage"));
            tell(stage, "forbidden-bucket", refusing(server, 403, "AccessDenied"));
        }
    }

    /** How a store comes to take nothing, and how it takes bytes again. */
    private record Trouble(Step begin, Step end) {
        interface Step {
            void take() throws IOException;
        }
    }

    private static Trouble refusing(S3Server server, int status, String code) {
        return new Trouble(() -> server.refuseWrites(status, code), () -> {
            assertThat(server.refused()).isPositive();
            server.takeWrites();
        });
    }

    private Stage stageWith(Map<String, String> blobs) throws IOException {
        Map<String, String> told = new HashMap<>(blobs);
        told.put("lockstep.bundles.directory", rest.toString());
        told.put("lockstep.blobs.s3.scratch", rest.toString());
        return Stage.open(plan -> plan.with(told));
    }

    private void tell(Stage stage, String site, Trouble trouble) throws IOException {
        Owner owner = stage.owner();
        Visitor visitor = stage.visitor(site);
        URI edge = stage.edges().getFirst();
        try (DataSource source = DataSource.open("10")) {
            // Given a site with a page that is known, and a deploy whose files have yet to come
            owner.create(site);
            String live = owner.deploy(site, folder("one", source));
            assertBothShow(stage, site, "one 10");
            String begun = begin(owner, site, "sent");
            long epoch = visitor.visit(edge, "/").epoch();

            // When the store takes nothing
            trouble.begin().take();

            // Then every upload is refused, and nothing of it is published or left lying about
            assertRefused(owner.upload(site, folder("zip", source), ""));
            assertRefused(owner.uploadTarball(site, folder("tarball", source), ""));
            assertRefused(owner.putFile(begun, "index.html", "sent"));
            assertThat(states(owner, site)).isEqualTo(Map.of(live, "ready", begun, "uploading"));
            assertThat(owner.published(site)).isEqualTo(live);
            await().untilAsserted(() -> assertThat(rest).isEmptyDirectory());
            assertThat(Metrics.of(stage.platform().deploy().operations())
                            .value("lockstep_blob_operations_total", "operation=\"put\"", "outcome=\"failed\""))
                    .isPositive();

            // And visitors see the site as it was, the page that is known though it cannot be renewed
            assertBothShow(stage, site, "one 10");
            assertThat(visitor.visit(edge, "/").epoch()).isEqualTo(epoch);
            source.price("12");
            owner.purge(site, Map.of("kind", "soft", "site", true));
            await().until(() -> visitor.visit(edge, KNOWN).isStale() && source.asked() > 1);
            assertThat(visitor.visit(edge, KNOWN).body()).isEqualTo("one 10");

            // And who asks for a page that is not known is told that there is none
            Seen unmade = visitor.visit(edge, NEW);
            assertThat(unmade.status()).as(unmade.body()).isEqualTo(502);

            // When it takes bytes again
            trouble.end().take();

            // Then pages are made again
            await().until(() -> visitor.visit(edge, KNOWN).body().equals("one 12"));
            await().until(() -> visitor.visit(edge, NEW).body().equals("one 12"));

            // And what was refused is taken when it is sent again
            assertThat(owner.putFile(begun, "index.html", "sent").status()).isEqualTo(200);
            await().until(() -> owner.published(site).equals(begun));
            owner.deploy(site, folder("zip", source));
            assertBothShow(stage, site, "zip 12");
            Owner.Answer tarball = owner.uploadTarball(site, folder("tarball", source), "?wait=PT60S");
            assertThat(tarball.status()).as("%s", tarball.body()).isEqualTo(200);
            assertBothShow(stage, site, "tarball 12");
            await().untilAsserted(() -> assertThat(rest).isEmptyDirectory());
        }
    }

    private static Folder folder(String design, DataSource source) {
        return Folder.of("index.html", design).withPage(design + " {data.price}", source.route("1h"));
    }

    /** A deploy of one file, which has yet to be sent. */
    private static String begin(Owner owner, String site, String content) {
        Owner.Answer begun = owner.post(
                "/sites/" + site + "/deploys", Json.write(Map.of("files", Map.of("index.html", Sha1.of(content)))));
        assertThat(begun.body().path("required")).hasSize(1);
        return begun.id();
    }

    private static void assertRefused(Owner.Answer answer) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(507);
        assertThat(answer.body().path("type").asText()).isEqualTo("urn:lockstep:problem:store-full");
        assertThat(answer.body().path("hint").asText()).contains("is to be sent again");
    }

    private static Map<String, String> states(Owner owner, String site) {
        Map<String, String> states = new HashMap<>();
        for (JsonNode deploy : owner.get("/sites/" + site + "/deploys").body()) {
            states.put(deploy.path("id").asText(), deploy.path("state").asText());
        }
        return states;
    }

    private static void assertBothShow(Stage stage, String site, String page) {
        stage.edges()
                .forEach(edge -> assertThat(
                                stage.visitor(site).visit(edge, KNOWN).body())
                        .isEqualTo(page));
    }
}
