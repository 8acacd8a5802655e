package dev.lockstep.deploy;

import static dev.lockstep.deploy.Api.announce;
import static dev.lockstep.deploy.Api.begin;
import static dev.lockstep.deploy.Api.deploy;
import static dev.lockstep.deploy.Api.owner;
import static dev.lockstep.deploy.Api.put;
import static dev.lockstep.deploy.Api.sha1;
import static dev.lockstep.deploy.Api.site;
import static dev.lockstep.deploy.Api.upload;
import static dev.lockstep.deploy.WrittenLog.announced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.PublishCause;
import dev.lockstep.contracts.event.SiteEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files on their way to a deploy. */
@QuarkusTest
@QuarkusTestResource(OnBackbone.class)
class UploadsIT {

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
    void aListThatIsRefusedBeginsNoDeploy() {
        site("unfit");

        owner().body(Map.of("files", Map.of("index.html", "no digest")))
                .post("/api/v1/sites/unfit/deploys")
                .then()
                .statusCode(422);

        owner().get("/api/v1/sites/unfit/deploys").then().body("", hasSize(0));
    }

    @Test
    void onlyMissingFilesTravelAndWrongBytesAreRefused() {
        // Given a deploy that announced two files
        site("files");
        Map<String, String> files = Map.of("index.html", sha1("home"), "über uns.html", sha1("about"));
        String deploy = begin("files");
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
        String next = begin("files");
        announce("files", next, files).body("required", hasSize(0)).body("state", equalTo("ready"));
    }

    @Test
    void aPathWithDotsIsRefused() {
        site("paths");

        announce("paths", begin("paths"), Map.of("../etc/passwd", sha1("x")), 422)
                .body("problems", hasSize(1));
    }
}
