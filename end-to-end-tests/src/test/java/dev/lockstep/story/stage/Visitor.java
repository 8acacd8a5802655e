package dev.lockstep.story.stage;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Someone who visits one host, whichever edge is asked. */
public record Visitor(String host, Duration patience) {
    /** Longer than edges hold anybody. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    public Visitor(String host) {
        this(host, PATIENCE);
    }

    /** The same, who waits that long. */
    public Visitor within(Duration time) {
        return new Visitor(host, time);
    }

    public Seen visit(URI edge, String path) {
        return seen(Http.send(request(edge, path)));
    }

    /** Visits, and shows a token to be told why. */
    public Seen visitAndAsk(URI edge, String path, String token) {
        HttpRequest asking = HttpRequest.newBuilder(request(edge, path), (name, value) -> true)
                .header("Lockstep-Explain-Token", token)
                .build();
        return seen(Http.send(asking));
    }

    public Seen visit(URI edge, String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(request(edge, path), (name, value) -> true);
        headers.forEach(request::setHeader);
        return seen(Http.send(request.build()));
    }

    /** Visits, and gets the bytes as they came. */
    public HttpResponse<byte[]> fetch(URI edge, String path, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(request(edge, path), (name, value) -> true);
        headers.forEach(request::setHeader);
        return Http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Sends something. */
    public Seen post(URI edge, String path, String body) {
        return seen(Http.send(HttpRequest.newBuilder(request(edge, path), (name, value) -> true)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build()));
    }

    /** Visits, and reads what comes as it comes. */
    public InputStream open(URI edge, String path) {
        return Http.send(request(edge, path), HttpResponse.BodyHandlers.ofInputStream())
                .body();
    }

    /** Visits without waiting for the answer. */
    public CompletableFuture<Seen> begin(URI edge, String path) {
        return Http.begin(request(edge, path)).thenApply(Visitor::seen);
    }

    private HttpRequest request(URI edge, String path) {
        return HttpRequest.newBuilder(edge.resolve(path))
                .header("Host", host)
                .timeout(patience)
                .build();
    }

    private static Seen seen(HttpResponse<String> response) {
        return new Seen(response.statusCode(), response.headers(), response.body());
    }
}
