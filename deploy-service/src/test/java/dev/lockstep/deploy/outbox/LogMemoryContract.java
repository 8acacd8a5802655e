package dev.lockstep.deploy.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PagesOutlived;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link LogMemory} owes its callers. */
public abstract class LogMemoryContract {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    protected abstract LogMemory memory();

    protected abstract Outbox outbox();

    protected abstract SendLog sent();

    protected abstract Transactions transactions();

    /** A site that events can be about, another one each time. */
    protected abstract SiteId site();

    @Test
    void whatWasNotedIsKnownAndNoLateNoteTakesItBack() {
        SiteId site = site();
        add(floor(site, 1));
        add(floor(site, 2));

        note(site, new Position(7, 20));
        note(site, new Position(7, 11));

        assertThat(memory().known()).containsEntry(7, 21L);
    }

    @Test
    void whatHoldsBeginsWhereTheFirstLiesThatWasNeitherReplacedNorTakenBack() {
        // Given what was replaced, what was taken back, what holds, and what nobody was told of
        SiteId site = site();
        add(floor(site, 1));
        note(site, new Position(7, 20));
        add(floor(site, 2));
        note(site, new Position(7, 31));
        SiteId other = site();
        add(floor(other, 1));
        note(other, new Position(7, 25));
        transactions().run(() -> outbox().withdraw(other, PagesOutlived.FLOOR, new Epoch(1), NOW));
        note(other, new Position(7, 26));
        SiteId third = site();
        add(floor(third, 1));
        note(third, new Position(7, 40));
        add(floor(site(), 1));

        // When, Then
        assertThat(memory().holdsFrom()).containsEntry(7, 31L);
    }

    /** The database is not the one that the record was read from. */
    @Test
    void whereSomethingLiesThatIsNotHereIsNotKnown() {
        sent().sent(Map.of(Long.MAX_VALUE, new Position(8, 20)), NOW);

        assertThat(memory().known()).doesNotContainKey(8);
    }

    @Test
    void onlyWhatNobodyHasSaidHereIsUnknown() {
        // Given something that was said here, and something that was taken back
        SiteId site = site();
        add(floor(site, 1));
        Written stated = last(site, PagesOutlived.FLOOR);
        transactions().run(() -> outbox().withdraw(site, "purge:soft:site", new Epoch(1), NOW));
        Written gone = new Written.Withdrawn(site, "purge:soft:site");

        // When, Then
        Written strange = new Written.Stated("nobody's", floor(site, 1));
        Written strangelyGone = new Written.Withdrawn(site, PagesOutlived.FLOOR);
        assertThat(memory().unknown(List.of(stated, gone))).isEmpty();
        assertThat(memory().unknown(List.of(stated, strange, gone, strangelyGone)))
                .containsExactlyInAnyOrder(strange, strangelyGone);
    }

    @Test
    void theLastWordsAreThoseThatWereSaidLast() {
        SiteId site = site();
        add(floor(site, 1));
        add(floor(site, 2));
        transactions().run(() -> outbox().withdraw(site, "live", new Epoch(2), NOW));

        assertThat(memory().lastWords(site)).hasSize(2).contains(new Written.Withdrawn(site, "live"));
        assertThat(last(site, PagesOutlived.FLOOR))
                .isInstanceOfSatisfying(
                        Written.Stated.class,
                        stated -> assertThat(stated.event()).isEqualTo(floor(site, 2)));
    }

    @Test
    void whatWasReplacedIsForgottenThoughNobodyWasToldOfIt() {
        SiteId site = site();
        SiteId other = site();
        add(floor(site, 1));
        add(floor(other, 1));
        add(floor(site, 2));

        transactions().run(() -> memory().forgetReplaced(site));

        assertThat(unsent(site))
                .singleElement()
                .isInstanceOfSatisfying(
                        Unsent.Stated.class,
                        stated -> assertThat(stated.event()).isEqualTo(floor(site, 2)));
        assertThat(unsent(other)).hasSize(1);
    }

    @Test
    void whoeverFallsBehindStaysSoUntilTheLogIsMadeUpFor() {
        // Given a log that is written to
        assertThat(sent().isIn("first")).isTrue();
        assertThat(memory().isBehind()).isFalse();

        // When
        memory().fallBehind(memory().known());

        // Then
        assertThat(memory().isBehind()).isTrue();
        memory().fallBehind(Map.of(9, 9L));
        assertThat(memory().isBehind()).isTrue();

        // When
        transactions().run(() -> memory().catchUp(Map.of(1, 5L, 2, 6L)));

        // Then
        assertThat(memory().isBehind()).isFalse();
        assertThat(memory().known()).isEqualTo(Map.of(1, 5L, 2, 6L));
    }

    /** A relay that has just lost its lock may still note what it has written. */
    @Test
    void nobodyFallsBehindForWhatIsNotedMeanwhile() {
        assertThat(sent().isIn("first")).isTrue();
        Map<Integer, Long> believed = memory().known();
        SiteId site = site();
        add(floor(site, 1));
        note(site, new Position(3, 1_000));

        memory().fallBehind(believed);

        assertThat(memory().isBehind()).isFalse();
    }

    private void add(SiteEvent event) {
        transactions().run(() -> outbox().add(event));
    }

    private void note(SiteId site, Position position) {
        sent().sent(Map.of(unsent(site).getFirst().id(), position), NOW);
    }

    private List<Unsent> unsent(SiteId site) {
        return sent().next(1_000).stream()
                .filter(unsent -> unsent.site().equals(site))
                .toList();
    }

    private Written last(SiteId site, String states) {
        return memory().lastWords(site).stream()
                .filter(written -> written.states().equals(states))
                .findFirst()
                .orElseThrow();
    }

    private static SiteEvent floor(SiteId site, long epoch) {
        return new PagesOutlived(site, new Epoch(epoch), new Epoch(epoch), NOW);
    }
}
