package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.deploy.configuration.notation.Fields;
import dev.lockstep.deploy.configuration.notation.Kinds;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.Problems;
import dev.lockstep.deploy.event.rule.EventRule;
import dev.lockstep.deploy.event.rule.FieldPath;
import dev.lockstep.deploy.event.rule.TagPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a site wants done when topics say that its data has changed. */
final class EventsReader {
    private static final List<String> KEYS =
            List.of("topic", "tags", "purge", "version", "debounce", "most", "dry-run");
    private static final String EXAMPLE = "- topic: products";
    private static final String TAG_EXAMPLE = "\"product:{value.id}\"";

    /** Each record of a topic is held against all of them. */
    private static final int MOST_RULES = 50;

    private static final Duration LONGEST_DEBOUNCE = Duration.ofMinutes(1);
    private static final Pattern WAIT = Pattern.compile("([1-9][0-9]{0,4})(ms|s)");
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
    private static final Pattern PERCENT = Pattern.compile("(100|[1-9][0-9]?)%");

    private final Kinds kinds;
    private final Problems problems;

    EventsReader(Problems problems) {
        this.kinds = new Kinds(problems);
        this.problems = problems;
    }

    List<EventRule> read(Node node) {
        List<EventRule> rules = new ArrayList<>();
        kinds.sequence(node, "'events'", EXAMPLE).ifPresent(list -> {
            if (list.items().size() > MOST_RULES) {
                problems.add(list.line(), "a site has at most " + MOST_RULES + " rules for events", "");
            }
            list.items().stream().limit(MOST_RULES).forEach(item -> rule(item).ifPresent(rules::add));
        });
        return List.copyOf(rules);
    }

    private Optional<EventRule> rule(Node item) {
        return kinds.mapping(item, "a rule for events", EXAMPLE).flatMap(mapping -> {
            Fields fields = new Fields(mapping, KEYS, problems);
            Optional<String> topic = fields.required("topic", "topic: products").flatMap(this::topic);
            List<TagPattern> tags = fields.required("tags", "tags: [" + TAG_EXAMPLE + "]")
                    .map(this::tags)
                    .orElse(List.of());
            PurgeKind kind = fields.optional("purge").map(this::kind).orElse(PurgeKind.SOFT);
            List<FieldPath> version =
                    fields.optional("version").flatMap(this::field).stream().toList();
            Duration debounce = fields.optional("debounce").map(this::debounce).orElse(EventRule.DEFAULT_DEBOUNCE);
            int most = fields.optional("most").map(this::percent).orElse(EventRule.DEFAULT_MOST_PERCENT);
            boolean dryRun = fields.optional("dry-run").map(this::flag).orElse(false);
            return topic.isEmpty() || tags.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new EventRule(topic.get(), tags, kind, version, debounce, most, dryRun));
        });
    }

    private Optional<String> topic(Node node) {
        return kinds.text(node, "'topic'", "topic: products")
                .map(Node.Scalar::text)
                .filter(topic -> {
                    boolean fits = TOPIC.matcher(topic).matches() && !topic.startsWith("lockstep.");
                    if (!fits) {
                        problems.add(node.line(), "'" + topic + "' is not a topic of yours", "name a Kafka topic");
                    }
                    return fits;
                });
    }

    private List<TagPattern> tags(Node node) {
        List<TagPattern> patterns = new ArrayList<>();
        kinds.texts(node, "'tags'", TAG_EXAMPLE)
                .forEach(text -> TagPattern.parse(text.text())
                        .ifPresentOrElse(
                                patterns::add,
                                () -> problems.add(
                                        text.line(),
                                        "'" + text.text() + "' is not a tag",
                                        "name fields in braces: " + TAG_EXAMPLE)));
        return patterns;
    }

    private PurgeKind kind(Node node) {
        String kind = kinds.text(node, "'purge'", "purge: soft")
                .map(Node.Scalar::text)
                .orElse("soft");
        if (!kind.equals("soft") && !kind.equals("hard")) {
            problems.add(node.line(), "'" + kind + "' is no kind of purge", "soft or hard");
        }
        return kind.equals("hard") ? PurgeKind.HARD : PurgeKind.SOFT;
    }

    private Optional<FieldPath> field(Node node) {
        return kinds.text(node, "'version'", "version: value.version").flatMap(text -> {
            Optional<FieldPath> path = FieldPath.parse(text.text());
            if (path.isEmpty()) {
                problems.add(node.line(), "'" + text.text() + "' is no field of a record", "for example value.version");
            }
            return path;
        });
    }

    private Duration debounce(Node node) {
        String text = kinds.text(node, "'debounce'", "debounce: 2s")
                .map(Node.Scalar::text)
                .orElse("");
        Matcher wait = WAIT.matcher(text);
        Duration duration = wait.matches() ? duration(Long.parseLong(wait.group(1)), wait.group(2)) : Duration.ZERO;
        if (duration.isPositive() && duration.compareTo(LONGEST_DEBOUNCE) <= 0) {
            return duration;
        }
        problems.add(node.line(), "'" + text + "' is no time to gather changes in", "from 1ms to 60s, such as 2s");
        return EventRule.DEFAULT_DEBOUNCE;
    }

    private static Duration duration(long amount, String unit) {
        return unit.equals("ms") ? Duration.ofMillis(amount) : Duration.ofSeconds(amount);
    }

    private int percent(Node node) {
        String text =
                kinds.text(node, "'most'", "most: 25%").map(Node.Scalar::text).orElse("");
        if (PERCENT.matcher(text).matches()) {
            return Integer.parseInt(text.substring(0, text.length() - 1));
        }
        problems.add(node.line(), "'" + text + "' is no share of a site", "from 1% to 100%");
        return EventRule.DEFAULT_MOST_PERCENT;
    }

    private boolean flag(Node node) {
        String text = kinds.text(node, "'dry-run'", "dry-run: true")
                .map(Node.Scalar::text)
                .orElse("");
        if (!text.equals("true") && !text.equals("false")) {
            problems.add(node.line(), "'dry-run' is true or false", "");
        }
        return text.equals("true");
    }
}
