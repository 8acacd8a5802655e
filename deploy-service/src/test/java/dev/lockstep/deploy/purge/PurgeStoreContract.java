package dev.lockstep.deploy.purge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PagesPurged;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link PurgeStore} owes its callers. */
public abstract class PurgeStoreContract {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final int MANY = 100;

    protected abstract PurgeStore store();

    protected abstract Transactions transactions();

    /** A site that can have purges, another one each time. */
    protected abstract SiteId site();

    @Test
    void theFloorIsTheLatestPurgeFromBeforeAnInstant() {
        SiteId site = site();
        keep(
                purge(site, "a", 1, NOON),
                purge(site, "b", 2, NOON.plusSeconds(1)),
                purge(site, "c", 3, NOON.plusSeconds(2)));

        assertThat(floor(site, NOON, MANY)).isEqualTo(Epoch.ZERO);
        assertThat(floor(site, NOON.plusSeconds(2), MANY)).isEqualTo(new Epoch(2));
    }

    @Test
    void theFloorRisesWhenThereAreTooMany() {
        SiteId site = site();
        keep(purge(site, "a", 1, NOON), purge(site, "b", 2, NOON), purge(site, "c", 3, NOON));

        assertThat(floor(site, NOON, 2)).isEqualTo(new Epoch(1));
        assertThat(withDead(NOON, 2)).contains(site);
        assertThat(withDead(NOON, 3)).doesNotContain(site);
    }

    @Test
    void whatTheFloorReplacesIsTakenOnceAndTheRestStays() {
        SiteId site = site();
        keep(purge(site, "a", 1, NOON), purge(site, "b", 2, NOON), purge(site, "c", 3, NOON));

        assertThat(takeDead(site, 2)).containsExactlyInAnyOrder("purge:hard:tag:a", "purge:hard:tag:b");
        assertThat(takeDead(site, 2)).isEmpty();
        assertThat(takeDead(site, 3)).containsExactly("purge:hard:tag:c");
    }

    @Test
    void aPurgeThatIsMadeAgainIsAsYoungAsTheLatest() {
        SiteId site = site();
        keep(purge(site, "a", 1, NOON));
        keep(purge(site, "a", 2, NOON.plusSeconds(5)));

        assertThat(floor(site, NOON.plusSeconds(5), MANY)).isEqualTo(Epoch.ZERO);
        assertThat(takeDead(site, 1)).isEmpty();
    }

    @Test
    void aHardPurgeOfTheSiteReplacesWhatCameBeforeIt() {
        SiteId site = site();
        keep(purge(site, "a", 1, NOON));
        assertThat(withDead(NOON, MANY)).doesNotContain(site);

        keep(new PagesPurged(site, new PurgeScope.Site(), PurgeKind.HARD, new Epoch(2), "owner", "", NOON));

        assertThat(withDead(NOON, MANY)).contains(site);
        assertThat(takeDead(site, 0)).containsExactly("purge:hard:tag:a");
        assertThat(withDead(NOON, MANY)).doesNotContain(site);
    }

    @Test
    void theVersionOfAPurgeIsKeptUntilTheWholeSiteIsPurgedHard() {
        SiteId site = site();
        keep(
                purge(site, "a", 1, NOON).named("12"),
                purge(site, "b", 1, NOON).named("13"),
                purge(site, "c", 1, NOON),
                purge(site(), "a", 1, NOON).named("99"));

        assertThat(versions(site, "a", "c", "d")).isEqualTo(Map.of("purge:hard:tag:a", "12"));

        keep(purge(site, "a", 2, NOON).named("14"));
        assertThat(versions(site, "a", "b")).isEqualTo(Map.of("purge:hard:tag:a", "14", "purge:hard:tag:b", "13"));

        keep(new PagesPurged(site, new PurgeScope.Site(), PurgeKind.HARD, new Epoch(3), "owner", "", NOON));
        keep(purge(site, "b", 4, NOON).named("1"));
        assertThat(versions(site, "a", "b")).isEqualTo(Map.of("purge:hard:tag:b", "1"));
    }

    private Map<String, String> versions(SiteId site, String... tags) {
        Set<String> states = Stream.of(tags).map(tag -> "purge:hard:tag:" + tag).collect(Collectors.toSet());
        return transactions().within(() -> store().versions(site, states));
    }

    private void keep(PagesPurged... purges) {
        transactions().run(() -> store().keep(List.of(purges)));
    }

    private Epoch floor(SiteId site, Instant before, int most) {
        return transactions().within(() -> store().floor(site, before, most));
    }

    private List<SiteId> withDead(Instant before, int most) {
        return transactions().within(() -> store().withDead(before, most));
    }

    private List<String> takeDead(SiteId site, long floor) {
        return transactions().within(() -> store().takeDead(site, new Epoch(floor)));
    }

    private static PagesPurged purge(SiteId site, String tag, long epoch, Instant at) {
        return new PagesPurged(site, new PurgeScope.Tag(tag), PurgeKind.HARD, new Epoch(epoch), "owner", "", at);
    }
}
