package dev.lockstep.deploy.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link AuditLog} owes its callers. */
public abstract class AuditLogContract {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Actor ACTOR = new Actor("owner").at("192.0.2.7");

    protected abstract AuditLog log();

    protected abstract Transactions transactions();

    /** A site that something can be done to, another one each time. */
    protected abstract SiteId site();

    /** What was noted of a site, in its order. */
    protected abstract List<AuditEntry> noted(SiteId site);

    @Test
    void whatIsNotedStaysWholeAndInItsOrder() {
        SiteId site = site();
        AuditEntry publish =
                new AuditEntry(site, AuditEntry.Action.PUBLISH, new DeployId("d1"), new Epoch(1), ACTOR, NOON);
        AuditEntry purge = new AuditEntry(
                site, AuditEntry.Action.PURGE, "purge:hard:tag:a purge:hard:path:/b", new Epoch(2), ACTOR, NOON);

        transactions().run(() -> log().note(publish));
        transactions().run(() -> log().note(purge));

        assertThat(noted(site)).containsExactly(publish, purge);
        assertThat(noted(site())).isEmpty();
    }

    @Test
    void everythingThatCanBeDoneCanBeNoted() {
        SiteId site = site();

        for (AuditEntry.Action action : AuditEntry.Action.values()) {
            transactions()
                    .run(() -> log().note(new AuditEntry(site, action, "subject", Epoch.ZERO, new Actor("ci"), NOON)));
        }

        assertThat(noted(site)).extracting(AuditEntry::action).containsExactly(AuditEntry.Action.values());
    }

    @Test
    void whatBreaksWasNeverDone() {
        SiteId site = site();

        assertThatThrownBy(() -> transactions().run(() -> {
                    log().note(new AuditEntry(site, AuditEntry.Action.LOCK, "d1", Epoch.ZERO, ACTOR, NOON));
                    throw new IllegalStateException("the process broke");
                }))
                .hasMessageContaining("the process broke");

        assertThat(noted(site)).isEmpty();
    }
}
