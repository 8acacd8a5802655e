package dev.lockstep.deploy.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.event.SteppedClock;
import dev.lockstep.deploy.event.EventOutcome.Ending;
import dev.lockstep.deploy.event.PagesCovered.Share;
import dev.lockstep.deploy.event.rule.Change;
import dev.lockstep.deploy.event.rule.Content;
import dev.lockstep.deploy.event.rule.EventRule;
import dev.lockstep.deploy.event.rule.FieldPath;
import dev.lockstep.deploy.event.rule.TagPattern;
import dev.lockstep.deploy.transaction.Attempts;
import dev.lockstep.deploy.transaction.MemoryTransactions;
import dev.lockstep.deploy.transaction.SetAside;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplyEventsTest {
    private static final SiteId SITE = new SiteId("shop");
    private static final DeployId DEPLOY = new DeployId("d1");

    private final SteppedClock watch = new SteppedClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final MemoryTransactions transactions = new MemoryTransactions();
    private final MemoryEventLog outcomes = new MemoryEventLog(transactions);
    private final MemoryUnfitLog unfit = new MemoryUnfitLog(transactions);
    private final List<Map<String, String>> purges = new ArrayList<>();
    private final List<SiteRules> rules = new ArrayList<>();
    private Share share = new Share(1, 100);
    private final List<SetAside.From> aside = new ArrayList<>();
    private final Attempts attempts =
            new Attempts(transactions, failure -> failure instanceof IllegalArgumentException, aside::add);
    private boolean broken;
    private boolean refused;

    private final ApplyEvents events =
            new ApplyEvents(topic -> rules, (deploy, tags) -> share, this::purge, outcomes, unfit, attempts, watch);

    @Test
    void aBurstOfChangesIsOnePurgeOnceTheWaitIsOver() {
        rules.add(site(rule(25, false)));

        for (int offset = 0; offset < 50; offset++) {
            receive("" + offset % 10, "" + (offset == 49 ? 9 : offset), offset);
        }
        events.settle();
        assertThat(purges).isEmpty();

        watch.step(EventRule.DEFAULT_DEBOUNCE);
        events.settle();
        events.settle();

        assertThat(purges)
                .singleElement()
                .satisfies(versions -> assertThat(versions).hasSize(10).containsEntry("product:9", "39"));
        assertThat(outcomes.recent(SITE)).singleElement().satisfies(outcome -> {
            assertThat(outcome.records()).isEqualTo(50);
            assertThat(outcome.ending()).isEqualTo(Ending.PURGED);
            assertThat(outcome.epoch()).isEqualTo(new Epoch(1));
        });
    }

    @Test
    void whatWouldNotFitOnePurgeIsNotWaitedFor() {
        rules.add(site(rule(25, false)));

        for (int id = 0; id < 500; id++) {
            receive("" + id, "1", id);
        }
        events.settle();

        assertThat(purges)
                .singleElement()
                .satisfies(versions -> assertThat(versions).hasSize(500));
    }

    @Test
    void aPurgeOfTooGreatAShareIsStopped() {
        rules.add(site(rule(25, false)));
        share = new Share(26, 100);

        receive("1", "1", 0);
        watch.step(EventRule.DEFAULT_DEBOUNCE);
        events.settle();

        assertThat(purges).isEmpty();
        assertThat(outcomes.recent(SITE)).extracting(EventOutcome::ending).containsExactly(Ending.STOPPED);
    }

    @Test
    void fewPagesAreNeverTooGreatAShare() {
        assertThat(new Share(20, 20).isBeyond(25)).isFalse();
        assertThat(new Share(21, 21).isBeyond(25)).isTrue();
        assertThat(new Share(25, 100).isBeyond(25)).isFalse();
        assertThat(new Share(251, 1_000).isBeyond(25)).isTrue();
    }

    @Test
    void aDryRunOnlyTells() {
        rules.add(site(rule(25, true)));

        receive("1", "1", 0);
        watch.step(EventRule.DEFAULT_DEBOUNCE);
        events.settle();

        assertThat(purges).isEmpty();
        assertThat(outcomes.recent(SITE)).singleElement().satisfies(outcome -> {
            assertThat(outcome.ending()).isEqualTo(Ending.TOLD);
            assertThat(outcome.share()).isEqualTo(share);
            assertThat(outcome.versions()).containsOnlyKeys("product:1");
        });
    }

    @Test
    void aPlaceIsWaitedForUntilItsPurgeIsKept() {
        rules.add(site(rule(25, false)));
        receive("1", "1", 7);
        receive("2", "1", 8);
        assertThat(events.waiting("products")).containsEntry(0, new Place("products", 0, 7));
        assertThat(events.waiting("others")).isEmpty();
        watch.step(EventRule.DEFAULT_DEBOUNCE);

        broken = true;
        assertThatThrownBy(events::settle).hasMessage("the database is away");
        assertThat(events.waiting("products")).containsEntry(0, new Place("products", 0, 7));

        broken = false;
        events.settle();
        assertThat(events.waiting("products")).isEmpty();
        assertThat(purges).hasSize(1);
    }

    @Test
    void aPurgeThatNeverCanBeKeptIsSetAsideAndNotWaitedFor() {
        rules.add(site(rule(25, false)));
        receive("1", "1", 7);
        watch.step(EventRule.DEFAULT_DEBOUNCE);

        refused = true;
        events.settle();

        assertThat(events.waiting("products")).isEmpty();
        assertThat(aside).containsExactly(SetAside.From.EVENTS);
        refused = false;
        receive("2", "1", 8);
        watch.step(EventRule.DEFAULT_DEBOUNCE);
        events.settle();
        assertThat(purges).containsExactly(Map.of("product:2", "1"));
    }

    @Test
    void aRecordThatConcernsNobodyIsNotWaitedFor() {
        receive("1", "1", 0);

        assertThat(events.waiting("products")).isEmpty();
    }

    @Test
    void recordsThatNobodyCanReadAreToldOfTogetherAndNotPassedBefore() {
        rules.add(site(rule(25, false)));
        for (int offset = 3; offset < 1_000; offset++) {
            events.unreadable(new Place("products", 0, offset), "its value is no JSON");
        }
        events.settle();
        assertThat(unfit.recent(SITE)).isEmpty();
        assertThat(events.waiting("products")).containsEntry(0, new Place("products", 0, 3));

        watch.step(UnfitRecords.WAIT);
        events.settle();
        events.settle();

        assertThat(unfit.recent(SITE)).singleElement().satisfies(told -> {
            assertThat(told.first()).isEqualTo(new Place("products", 0, 3));
            assertThat(told.records()).isEqualTo(997);
            assertThat(told.reason()).isEqualTo("its value is no JSON");
        });
        assertThat(events.waiting("products")).isEmpty();
        assertThat(purges).isEmpty();
    }

    @Test
    void aVersionThatIsNoneIsToldOfAndThePurgeIsMadeWithoutIt() {
        rules.add(site(rule(25, false)));

        receive("7", "v12" + "x".repeat(1_000), 5);
        watch.step(UnfitRecords.WAIT);
        events.settle();

        assertThat(purges).containsExactly(Map.of("product:7", ""));
        assertThat(unfit.recent(SITE)).singleElement().satisfies(told -> {
            assertThat(told.first()).isEqualTo(new Place("products", 0, 5));
            assertThat(told.reason()).startsWith("'v12").hasSizeLessThan(200);
        });
    }

    @Test
    void aRecordCountsOnceHoweverManyRulesItIsUnfitFor() {
        rules.add(new SiteRules(SITE, DEPLOY, List.of(rule(25, false), rule(50, false))));

        receive("7", "v12", 5);
        receive("8", "v13", 6);
        watch.step(UnfitRecords.WAIT);
        events.settle();

        assertThat(unfit.recent(SITE))
                .singleElement()
                .satisfies(told -> assertThat(told.records()).isEqualTo(2));
    }

    @Test
    void whatNobodyListensToIsToldToNobody() {
        events.unreadable(new Place("products", 0, 3), "its value is no JSON");

        assertThat(events.waiting("products")).isEmpty();
    }

    private void receive(String id, String version, long offset) {
        Content value = new Content.Fields(Map.of("id", new Content.Text(id), "version", new Content.Text(version)));
        events.received(Change.of(Content.nothing(), value), new Place("products", 0, offset));
    }

    private Epoch purge(SiteId site, PurgeKind kind, Map<String, String> versions, String topic) {
        if (broken) {
            throw new IllegalStateException("the database is away");
        }
        if (refused) {
            throw new IllegalArgumentException("the database never takes this");
        }
        purges.add(versions);
        return new Epoch(purges.size());
    }

    private static SiteRules site(EventRule rule) {
        return new SiteRules(SITE, DEPLOY, List.of(rule));
    }

    private static EventRule rule(int mostPercent, boolean dryRun) {
        return new EventRule(
                "products",
                TagPattern.parse("product:{value.id}").stream().toList(),
                PurgeKind.SOFT,
                FieldPath.parse("value.version").stream().toList(),
                EventRule.DEFAULT_DEBOUNCE,
                mostPercent,
                dryRun);
    }
}
