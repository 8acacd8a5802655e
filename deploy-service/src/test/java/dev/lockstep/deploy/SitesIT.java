package dev.lockstep.deploy;

import static dev.lockstep.deploy.Api.owner;
import static dev.lockstep.deploy.Api.refused;
import static dev.lockstep.deploy.Api.site;
import static dev.lockstep.deploy.WrittenLog.announced;
import static dev.lockstep.deploy.WrittenLog.written;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DomainClaim;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.PreviewLock;
import dev.lockstep.contracts.event.SiteConfigured;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sites: who may make them, and what edges are told of them. */
@QuarkusTest
@QuarkusTestResource(OnBackbone.class)
class SitesIT {

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
    void aDomainIsOneSitesUntilAnotherTakesIt() {
        String first = site("first-owner");
        String second = site("second-owner");
        owner().body(Map.of("custom_domain", "Shop.Example.ORG", "domain_aliases", List.of("www.shop.example.org")))
                .patch("/api/v1/sites/first-owner")
                .then()
                .statusCode(200)
                .body("custom_domain", equalTo("shop.example.org"))
                .body("domain_aliases", equalTo(List.of("www.shop.example.org")))
                .body("url", containsString("shop.example.org"));

        owner().body(Map.of("custom_domain", "shop.example.org"))
                .patch("/api/v1/sites/second-owner")
                .then()
                .statusCode(409)
                .body("detail", containsString("'first-owner'"))
                .body("hint", containsString("take=true"));
        owner().body(Map.of("custom_domain", "shop.example.org"))
                .patch("/api/v1/sites/second-owner?take=true")
                .then()
                .statusCode(200);

        assertThat(domainsAfter(3, first)).containsExactly("www.shop.example.org");
        assertThat(domainsAfter(2, second)).containsExactly("shop.example.org");
        owner().body(Map.of("custom_domain", "shop.example.org:8080"))
                .patch("/api/v1/sites/second-owner")
                .then()
                .statusCode(422)
                .body("hint", containsString("no scheme, port"));
        owner().body("{\"custom_domain\": null}")
                .patch("/api/v1/sites/second-owner")
                .then()
                .statusCode(200)
                .body("custom_domain", nullValue());
    }

    @Test
    void ofAPasswordAndATokenEdgesLearnOnlyWhatTheyComeTo() {
        String site = site("locked-previews");
        String token = "a-token-that-nobody-guesses";

        String answer = owner().body(Map.of("password", "correct horse", "preview_token", token))
                .patch("/api/v1/sites/locked-previews")
                .then()
                .statusCode(200)
                .body("has_password", equalTo(true))
                .body("has_preview_token", equalTo(true))
                .body("password_context", equalTo("non_production"))
                .extract()
                .asString();

        assertThat(answer).doesNotContain("pbkdf2", "horse", token);
        assertThat(announced(site, 1).getFirst()).isInstanceOfSatisfying(SiteConfigured.class, told -> {
            PreviewLock lock = told.access().previews();
            assertThat(lock.coversLive()).isFalse();
            assertThat(lock.passwords()).singleElement().matches(hash -> hash.matches("correct horse"));
            assertThat(lock.tokens()).containsExactly(Digest.of(token.getBytes(UTF_8)));
        });
        refused(
                owner().body(Map.of("password", "short")).patch("/api/v1/sites/locked-previews"),
                "the password is too short or too long",
                "choose 8 to 200 characters");
        refused(
                owner().body(Map.of("preview_token", "guessable")).patch("/api/v1/sites/locked-previews"),
                "the token can be guessed",
                "send 20 random characters or more");
        refused(
                owner().body(Map.of("password_context", "some")).patch("/api/v1/sites/locked-previews"),
                "there is no password context 'some'",
                "a password context is all or non_production");
    }

    @Test
    void whoeverChoosesNothingOrNonsenseIsTold() {
        site("undecided");

        refused(
                owner().body(Map.of()).patch("/api/v1/sites/undecided"),
                "nothing is chosen",
                "send one or more of custom_domain, domain_aliases, lease, monotonic_reads, password, password_context, pins, preview_token");
        refused(
                owner().body(Map.of("domain_aliases", "www.example.org")).patch("/api/v1/sites/undecided"),
                "'domain_aliases' is no list of texts",
                "send a list, or null for none");
    }

    private static List<String> domainsAfter(int statements, String site) {
        SiteConfigured told = (SiteConfigured) written(site, statements).getLast();
        return told.access().domains().stream().map(DomainClaim::host).toList();
    }
}
