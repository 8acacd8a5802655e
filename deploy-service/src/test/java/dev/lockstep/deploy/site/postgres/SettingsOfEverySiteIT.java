package dev.lockstep.deploy.site.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.WithoutRelay;
import dev.lockstep.deploy.outbox.SendLog;
import dev.lockstep.deploy.outbox.Unsent;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.site.Sites;
import dev.lockstep.deploy.token.TokenStore;
import dev.lockstep.deploy.token.Tokens;
import dev.lockstep.deploy.transaction.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** Sites of earlier versions, which announced no settings before something was chosen. */
@QuarkusTest
@TestProfile(WithoutRelay.class)
@QuarkusTestResource(OnBackbone.class)
class SettingsOfEverySiteIT {
    private static final String MIGRATION = "/db/migration/V7__settings_of_every_site.sql";

    @Inject
    SiteStore sites;

    @Inject
    TokenStore tokens;

    @Inject
    SendLog log;

    @Inject
    Transactions transactions;

    @Inject
    Session database;

    @Test
    void aSiteThatWasNeverConfiguredIsAnnouncedOnceByTheUpgrade() throws IOException {
        // Given
        var _ = new Tokens(tokens, Clock.systemUTC()).configure("a token");
        SiteId site = Sites.add(sites, transactions);

        // When, Then
        assertThat(migrate()).isPositive();
        assertThat(announced(site)).singleElement().satisfies(settings -> {
            assertThat(settings.lease()).isEqualTo(LeaseMode.AVAILABLE);
            assertThat(settings.revision()).isZero();
            assertThat(settings.epoch()).isEqualTo(Epoch.ZERO);
            assertThat(settings.tokenDigests())
                    .containsExactlyInAnyOrderElementsOf(tokens.list().stream()
                            .map(token -> token.secrets().current())
                            .toList());
        });
        assertThat(migrate()).isZero();
    }

    private int migrate() throws IOException {
        try (InputStream script = Objects.requireNonNull(getClass().getResourceAsStream(MIGRATION))) {
            String statement = new String(script.readAllBytes(), UTF_8);
            return transactions.within(() -> database.doReturningWork(connection -> {
                try (var migration = connection.createStatement()) {
                    return migration.executeUpdate(statement);
                }
            }));
        }
    }

    private List<SiteConfigured> announced(SiteId site) {
        return log.next(1_000).stream()
                .filter(unsent -> unsent.site().equals(site))
                .map(unsent -> (SiteConfigured) ((Unsent.Stated) unsent).event())
                .toList();
    }
}
