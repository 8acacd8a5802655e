package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.GuardedPlatform;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Kafka and PostgreSQL that others run, with passwords or certificates, told to the services by configuration alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KafkaBehindSaslAndTlsIT {

    private GuardedPlatform platform;
    private Owner owner;

    @BeforeAll
    void open() throws Exception {
        platform = GuardedPlatform.open();
        owner = platform.owner();
    }

    @AfterAll
    void close() {
        platform.close();
    }

    @Test
    void productionsRightsAreEnoughFromTheFirstDeployToARollback() throws IOException {
        try (DataSource source = DataSource.open("10")) {
            // Given
            Visitor visitor = new Visitor("guarded.localhost");
            owner.create("guarded");
            String first = owner.deploy("guarded", source.design("one"));
            assertThat(visitor.visit(platform.edge(), "/products/7").body()).isEqualTo("one 10");
            owner.deploy("guarded", source.design("two"));
            assertThat(visitor.visit(platform.edge(), "/products/7").body()).isEqualTo("two 10");

            // When
            source.price("12");
            Owner.Answer purged = owner.purge("guarded", Map.of("site", true));

            // Then
            assertThat(purged.propagation().path("acknowledged").asInt()).isEqualTo(1);
            assertThat(visitor.visit(platform.edge(), "/products/7").body()).isEqualTo("two 12");

            // When
            owner.restore("guarded", first);

            // Then
            assertThat(visitor.visit(platform.edge(), "/products/7").body()).isEqualTo("one 12");
        }
    }

    @Test
    void certificatesDoInThePlaceOfPasswords() throws IOException {
        try (DataSource source = DataSource.open("10")) {
            // Given
            Visitor visitor = new Visitor("certified.localhost");
            owner.create("certified");
            owner.deploy("certified", source.design("one"));

            // When
            platform.comeBackWithCertificates();

            // Then what was live is, and all goes on: what one service writes another reads, up to a page
            assertThat(visitor.visit(platform.edge(), "/products/7").body()).isEqualTo("one 10");
            source.price("12");
            owner.deploy("certified", source.design("two"));
            assertThat(owner.purge("certified", Map.of("site", true))
                            .propagation()
                            .path("acknowledged")
                            .asInt())
                    .isEqualTo(1);
            assertThat(visitor.visit(platform.edge(), "/products/7").body()).isEqualTo("two 12");

            // Then no log tells a key, or the password of one
            assertThat(platform.logs())
                    .hasSize(3)
                    .allSatisfy((service, log) -> assertThat(log).isNotEmpty().doesNotContain(platform.secrets()));
        }
    }

    @Test
    void noLogTellsASecret() throws IOException {
        // Given what visitors and owners show, in the right place and in wrong ones
        Set<String> secrets = new HashSet<>(platform.secrets());
        secrets.addAll(Set.of("a-password-for-previews", "a-token-for-previews", "a-token-of-nobody"));
        owner.create("secretive");
        owner.deploy("secretive", Folder.of("index.html", "live"));
        owner.choose(
                "secretive",
                "",
                Map.of("password", "a-password-for-previews", "preview_token", "a-token-for-previews"));
        Visitor visitor = new Visitor("secretive.localhost");
        visitor.visitAndAsk(platform.edge(), "/", GuardedPlatform.TOKEN);
        visitor.visit(platform.edge(), "/?lockstep-preview-token=a-token-for-previews");
        visitor.visit(platform.edge(), "/%0a", Map.of("Authorization", "Basic a-password-for-previews"));
        new Owner(owner.api(), "a-token-of-nobody").get("/sites");
        owner.get("/sites/a-token-of-nobody");

        // When
        Map<String, String> logs = platform.logs();

        // Then there are logs, in which clients of Kafka have said that they have logged in, and none holds any of it
        assertThat(logs)
                .hasSize(3)
                .allSatisfy((service, log) ->
                        assertThat(log).contains("Successfully logged in.").doesNotContain(secrets));
    }

    @Test
    void theDocumentsNameWhatTheServicesWereTold() throws IOException {
        String page = Files.readString(Path.of("../docs/configuration.md"));

        assertThat(platform.variables()).allSatisfy(name -> assertThat(page).contains("\n" + name + "="));
    }

    @Test
    void whoeverComesInTheOpenIsTurnedAway() {
        assertThatThrownBy(platform::comeToPostgresInTheOpen)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("no encryption");
    }
}
