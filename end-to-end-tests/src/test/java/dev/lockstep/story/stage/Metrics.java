package dev.lockstep.story.stage;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a service counts, in Prometheus' text format. */
public record Metrics(String text) {

    private static final Pattern SAMPLE = Pattern.compile("(lockstep_\\w+)\\{(.*)} .*");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"[^\"]*\"");

    public static Metrics of(URI operations) {
        return new Metrics(Http.send(
                        HttpRequest.newBuilder(operations.resolve("/q/metrics")).build())
                .body());
    }

    /** The sum of a metric over its labels; zero when it was never counted. */
    public double value(String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** The same of those lines that have all of these labels, each as it is written there. */
    public double value(String name, String... labels) {
        return text.lines()
                .filter(line ->
                        line.startsWith(name + "{") && Arrays.stream(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** All metrics of our own, in the words of {@link MetricsTable}. */
    public Set<String> ours(String service) {
        return text.lines()
                .filter(line -> line.startsWith("# TYPE lockstep_") && !line.contains("_seconds_max "))
                .map(line -> line.split(" ", -1))
                .map(words -> ours(words[2], words[3], service))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** OpenMetrics names a counter without the end that its samples have. */
    private String ours(String family, String type, String service) {
        String name = type.equals("counter") && !family.endsWith("_total") ? family + "_total" : family;
        return new MetricsTable.Row(name, type, labels(name), service).toString();
    }

    /** Those of a metric, without what tells apart a histogram's own lines. */
    private Set<String> labels(String name) {
        return text.lines()
                .map(SAMPLE::matcher)
                .filter(sample ->
                        sample.matches() && name.equals(sample.group(1).replaceFirst("_bucket$", "")))
                .flatMap(sample -> LABEL.matcher(sample.group(2)).results())
                .map(label -> label.group(1))
                .filter(label -> !label.equals("le"))
                .collect(Collectors.toSet());
    }
}
