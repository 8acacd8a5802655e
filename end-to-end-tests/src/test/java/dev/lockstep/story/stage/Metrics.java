package dev.lockstep.story.stage;

import java.net.URI;
import java.net.http.HttpRequest;

/** What a service counts, in Prometheus' text format. */
public record Metrics(String text) {

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
}
