package dev.lockstep.platform.measure.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** What a service counts, in Prometheus' text format. */
public record Metrics(String text) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static Metrics of(URI operations) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(operations.resolve("/q/metrics")).build();
        return new Metrics(CLIENT.send(request, BodyHandlers.ofString()).body());
    }

    /** The sum of a metric over its labels; zero when it was never counted. */
    public double value(String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
