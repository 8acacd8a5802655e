package dev.lockstep.deploy.event;

import dev.lockstep.contracts.event.DataVersion;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.deploy.event.EventOutcome.Ending;
import dev.lockstep.deploy.event.Gathering.Batch;
import dev.lockstep.deploy.event.Gathering.Concern;
import dev.lockstep.deploy.event.PagesCovered.Share;
import dev.lockstep.deploy.event.rule.Change;
import dev.lockstep.deploy.event.rule.EventRule;
import dev.lockstep.deploy.transaction.Attempts;
import dev.lockstep.deploy.transaction.SetAside.From;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Turns changes of data into purges. A change that was received before a crash comes again: its place counts as passed
 * only once the purge that it led to is kept. To purge once more does no harm.
 */
public final class ApplyEvents {
    private static final int MOST_TAGS = 500;

    private final RulesInForce rules;
    private final PagesCovered pages;
    private final TagPurger purger;
    private final EventLog log;
    private final UnfitLog unfitLog;
    private final Attempts attempts;
    private final Clock clock;
    private Gathering gathering = new Gathering(MOST_TAGS);
    private UnfitRecords unfit = new UnfitRecords();

    public ApplyEvents(
            RulesInForce rules,
            PagesCovered pages,
            TagPurger purger,
            EventLog log,
            UnfitLog unfitLog,
            Attempts attempts,
            Clock clock) {
        this.rules = rules;
        this.pages = pages;
        this.purger = purger;
        this.log = log;
        this.unfitLog = unfitLog;
        this.attempts = attempts;
        this.clock = clock;
    }

    public void received(Change change, Place place) {
        Instant now = clock.instant();
        for (SiteRules site : rules.on(place.topic())) {
            for (EventRule rule : site.rules()) {
                gathering.add(new Concern(site.site(), site.deploy(), rule), rule.concerned(change), place, now);
            }
            unfitVersion(site, change).ifPresent(version -> unfit.add(site.site(), place, noVersion(version), now));
        }
    }

    /** A record of which nobody can tell what it says. */
    public void unreadable(Place place, String reason) {
        Instant now = clock.instant();
        rules.on(place.topic()).stream()
                .filter(site -> !site.rules().isEmpty())
                .forEach(site -> unfit.add(site.site(), place, reason, now));
    }

    /** Does what waits no longer. */
    public void settle() {
        Instant now = clock.instant();
        for (Batch batch : gathering.due(now)) {
            attempts.run(From.EVENTS, about(batch.concern()), () -> log.note(settle(batch, now)));
            gathering.done(batch);
        }
        for (Unfit told : unfit.due(now)) {
            attempts.run(From.EVENTS, about(told), () -> unfitLog.note(told));
            unfit.done(told);
        }
    }

    /** Of each partition of a topic, the earliest record that has led to nothing yet. */
    public Map<Integer, Place> waiting(String topic) {
        Map<Integer, Place> waiting = gathering.waiting(topic);
        unfit.waiting(topic).forEach((partition, place) -> waiting.merge(partition, place, Place::earlier));
        return waiting;
    }

    /** Forgets what is waited for: all of it will be received again. */
    public void beginAnew() {
        gathering = new Gathering(MOST_TAGS);
        unfit = new UnfitRecords();
    }

    /** One is enough: records are counted, and not what is wrong with them. */
    private static Optional<String> unfitVersion(SiteRules site, Change change) {
        return site.rules().stream()
                .flatMap(rule -> rule.unfitVersions(change).stream())
                .findFirst();
    }

    private static String noVersion(String text) {
        String told = text.length() > DataVersion.LONGEST ? text.substring(0, DataVersion.LONGEST) + "…" : text;
        return "'" + told + "' is neither a number nor an instant, so it was left out as a version";
    }

    private static String about(Concern concern) {
        return "site=" + concern.site() + " topic=" + concern.rule().topic();
    }

    private static String about(Unfit told) {
        return "site=" + told.site() + " first=" + told.first();
    }

    private EventOutcome settle(Batch batch, Instant now) {
        Concern concern = batch.concern();
        Share share = pages.of(concern.deploy(), batch.versions().keySet());
        Ending ending = ending(concern, share);
        Epoch epoch = ending == Ending.PURGED
                ? purger.purge(
                        concern.site(),
                        concern.rule().kind(),
                        batch.versions(),
                        concern.rule().topic())
                : Epoch.ZERO;
        return new EventOutcome(
                concern.site(),
                concern.rule().topic(),
                batch.records(),
                concern.rule().kind(),
                new TreeMap<>(batch.versions()),
                share,
                ending,
                epoch,
                now);
    }

    private static Ending ending(Concern concern, Share share) {
        if (concern.rule().dryRun()) {
            return Ending.TOLD;
        }
        return share.isBeyond(concern.rule().mostPercent()) ? Ending.STOPPED : Ending.PURGED;
    }
}
