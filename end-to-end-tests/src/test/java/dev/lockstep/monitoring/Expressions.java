package dev.lockstep.monitoring;

import static java.util.Objects.requireNonNullElse;

import dev.lockstep.story.stage.MetricsTable;
import dev.lockstep.story.stage.MetricsTable.Row;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What expressions of Prometheus may name: a metric that is documented, and labels that it has. */
record Expressions(Map<String, Set<String>> labels) {

    private static final Pattern METRIC = Pattern.compile("((?:lockstep|agroal|kubelet)_\\w+)(?:\\{([^}]*)})?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");

    /** Given by Prometheus itself to whatever it reads. */
    private static final Set<String> OF_TARGETS = Set.of("instance", "job", "le");

    static Expressions documented() throws IOException {
        return new Expressions(MetricsTable.read().rows().stream()
                .collect(Collectors.toMap(Row::name, Row::labels, Expressions::both)));
    }

    /** Every metric that is named and not told anywhere, and every label that its metric has not. */
    Set<String> unknown(String expression) {
        return METRIC.matcher(expression)
                .results()
                .flatMap(found -> unknown(found).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> unknown(MatchResult found) {
        String name = labels.containsKey(found.group(1))
                ? found.group(1)
                : found.group(1).replaceFirst("_(bucket|count|sum)$", "");
        if (!labels.containsKey(name)) {
            return Set.of(found.group(1));
        }
        Set<String> known = both(labels.getOrDefault(name, Set.of()), OF_TARGETS);
        return MATCHER.matcher(requireNonNullElse(found.group(2), ""))
                .results()
                .map(matcher -> matcher.group(1))
                .filter(label -> !known.contains(label))
                .map(label -> name + "{" + label + "}")
                .collect(Collectors.toSet());
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }
}
