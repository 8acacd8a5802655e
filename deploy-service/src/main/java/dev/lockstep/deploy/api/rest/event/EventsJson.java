package dev.lockstep.deploy.api.rest.event;

import dev.lockstep.deploy.api.rest.answer.Word;
import dev.lockstep.deploy.event.EventOutcome;
import dev.lockstep.deploy.event.PagesCovered.Share;
import dev.lockstep.deploy.event.TryEvent;
import dev.lockstep.deploy.event.Unfit;
import dev.lockstep.deploy.event.rule.EventRule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules of a site's live deploy for data events, and what became of the last ones. */
record EventsJson(List<RuleJson> rules, List<OutcomeJson> outcomes, List<UnfitJson> unfit) {

    /** {@code open}: whether the operator lets the site listen to the topic. */
    record RuleJson(String topic, boolean open, String purge, long debounceMillis, int mostPercent, boolean dryRun) {
        static RuleJson of(EventRule rule, boolean open) {
            return new RuleJson(
                    rule.topic(),
                    open,
                    Word.of(rule.kind()),
                    rule.debounce().toMillis(),
                    rule.mostPercent(),
                    rule.dryRun());
        }
    }

    /** Pages that carry one of the tags, of all that were rendered. */
    record ShareJson(long pages, long of, long percent) {
        static ShareJson of(Share share) {
            return new ShareJson(share.covered(), share.all(), share.percent());
        }
    }

    record OutcomeJson(
            Instant at,
            String topic,
            String ending,
            int records,
            String purge,
            Map<String, String> tags,
            ShareJson share,
            long epoch) {
        static OutcomeJson of(EventOutcome outcome) {
            return new OutcomeJson(
                    outcome.at(),
                    outcome.topic(),
                    Word.of(outcome.ending()),
                    outcome.records(),
                    Word.of(outcome.kind()),
                    outcome.versions(),
                    ShareJson.of(outcome.share()),
                    outcome.epoch().number());
        }
    }

    /** {@code partition} and {@code offset} are where the first of the records lies. */
    record UnfitJson(Instant at, String topic, int partition, long offset, int records, String reason) {
        static UnfitJson of(Unfit unfit) {
            return new UnfitJson(
                    unfit.at(),
                    unfit.first().topic(),
                    unfit.first().partition(),
                    unfit.first().offset(),
                    unfit.records(),
                    unfit.reason());
        }
    }

    /** What one rule would do with a record; {@code would} is {@code purge}, {@code stop}, {@code tell} or {@code ignore}. */
    record ToldJson(String would, String purge, Map<String, String> tags, ShareJson share) {
        static ToldJson of(TryEvent.Told told) {
            return new ToldJson(
                    would(told),
                    Word.of(told.rule().kind()),
                    new TreeMap<>(told.versions()),
                    ShareJson.of(told.share()));
        }

        private static String would(TryEvent.Told told) {
            if (!told.open() || told.versions().isEmpty()) {
                return "ignore";
            }
            if (told.rule().dryRun()) {
                return "tell";
            }
            return told.stopped() ? "stop" : "purge";
        }
    }
}
