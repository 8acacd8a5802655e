package dev.lockstep.deploy.event.rule;

import dev.lockstep.contracts.event.DataVersion;
import dev.lockstep.contracts.event.PurgeKind;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a deploy wants done when a topic says that data has changed.
 *
 * @param version where the record names what the data has come to: nothing or one field
 * @param debounce how long changes are gathered before pages are purged
 * @param mostPercent a purge that covers a greater share of the deploy's pages is not made
 * @param dryRun whether it is only told what would be purged
 */
public record EventRule(
        String topic,
        List<TagPattern> tags,
        PurgeKind kind,
        List<FieldPath> version,
        Duration debounce,
        int mostPercent,
        boolean dryRun) {

    public static final Duration DEFAULT_DEBOUNCE = Duration.ofMillis(500);
    public static final int DEFAULT_MOST_PERCENT = 25;

    public EventRule {
        tags = List.copyOf(tags);
        version = List.copyOf(version);
        if (tags.isEmpty() || mostPercent < 1 || mostPercent > 100) {
            throw new IllegalArgumentException("no rule for topic " + topic);
        }
    }

    /** The tags that a change concerns, and for each the version that it names, empty when it names none that is fit. */
    public Map<String, String> concerned(Change change) {
        Map<String, String> concerned = new LinkedHashMap<>();
        for (Content value : change.values()) {
            String named = versions(change, value)
                    .filter(EventRule::isVersion)
                    .findFirst()
                    .orElse("");
            tags.forEach(tag -> tag.tags(change.key(), value).forEach(text -> concerned.putIfAbsent(text, named)));
        }
        return concerned;
    }

    /** What the change names as versions and cannot be compared with others. */
    public List<String> unfitVersions(Change change) {
        return change.values().stream()
                .flatMap(value -> versions(change, value))
                .filter(text -> !isVersion(text))
                .distinct()
                .toList();
    }

    private Stream<String> versions(Change change, Content value) {
        return version.stream()
                .flatMap(path -> path.texts(change.key(), value).stream())
                .limit(1);
    }

    private static boolean isVersion(String text) {
        return DataVersion.parse(text).isPresent();
    }
}
