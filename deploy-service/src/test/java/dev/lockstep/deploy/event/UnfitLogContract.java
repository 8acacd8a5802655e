package dev.lockstep.deploy.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every log of unfit records does. */
public abstract class UnfitLogContract {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    protected abstract UnfitLog log();

    protected abstract Transactions transactions();

    /** A site that is there, another one each time. */
    protected abstract SiteId site();

    @Test
    void theLastFewOfASiteAreKeptTheLatestFirst() {
        SiteId site = site();
        SiteId other = site();
        log().note(unfit(other, 0));

        for (long offset = 1; offset <= UnfitLog.KEPT + 5; offset++) {
            log().note(unfit(site, offset));
        }

        assertThat(log().recent(site))
                .hasSize(UnfitLog.KEPT)
                .startsWith(unfit(site, UnfitLog.KEPT + 5))
                .endsWith(unfit(site, 6));
        assertThat(log().recent(other)).containsExactly(unfit(other, 0));
    }

    @Test
    void whatAReasonQuotesCanBeSeen() {
        SiteId site = site();

        log().note(new Unfit(site, new Place("products", 2, 1), 1, "'a\0b\n' is no version", NOON));

        assertThat(log().recent(site)).extracting(Unfit::reason).containsExactly("'a\\u0000b\\n' is no version");
    }

    @Test
    void whatIsNotedInATransactionThatBreaksIsNot() {
        SiteId site = site();

        assertThatThrownBy(() -> transactions().run(() -> {
                    log().note(unfit(site, 1));
                    throw new IllegalStateException("the process broke");
                }))
                .hasMessageContaining("the process broke");

        assertThat(log().recent(site)).isEmpty();
    }

    private static Unfit unfit(SiteId site, long offset) {
        return new Unfit(site, new Place("products", 2, offset), 3, "its value is no JSON", NOON);
    }
}
