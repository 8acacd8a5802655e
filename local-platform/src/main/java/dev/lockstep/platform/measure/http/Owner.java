package dev.lockstep.platform.measure.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Someone who owns sites and waits until every edge has followed. */
public final class Owner {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String WAIT = "?wait=PT60S";
    private static final int ACCEPTED = 202;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;
    private final String token;

    /** {@code api} is its address without a path. */
    public Owner(URI api, String token) {
        this.api = api;
        this.token = token;
    }

    /** Returns the site's id. */
    public String create(String site) throws IOException, InterruptedException {
        return post("/sites", Map.of("name", site)).path("id").asText();
    }

    /** Deploys and publishes; returns the deploy's id once every edge shows it. */
    public String deploy(String site, Folder folder) throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/sites/" + site + "/deploys" + WAIT)
                .header("Content-Type", "application/zip")
                .POST(BodyPublishers.ofByteArray(folder.zip()));
        return send(request.build()).path("id").asText();
    }

    /** Makes a deploy live; returns how long it took from this call to the last edge's acknowledgement. */
    public Duration publish(String site, String deploy) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        JsonNode answer = post("/sites/" + site + "/deploys/" + deploy + "/restore" + WAIT, Map.of());
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        requireComplete(answer.path("propagation"));
        return took;
    }

    /** Purges every page with a tag, never to be served again; returns how long it took to the last acknowledgement. */
    public Duration purge(String site, String tag) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        JsonNode answer = post("/sites/" + site + "/purges" + WAIT, purged(tag));
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        requireComplete(answer.path("propagation"));
        return took;
    }

    /** Purges every page with a tag, and waits for nobody. */
    public void beginPurge(String site, String tag) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                client.send(json("/sites/" + site + "/purges", purged(tag)), BodyHandlers.ofByteArray());
        if (answer.statusCode() != ACCEPTED) {
            throw refused(answer);
        }
    }

    private static Map<String, Object> purged(String tag) {
        return Map.of("kind", "hard", "tags", List.of(tag));
    }

    private JsonNode post(String path, Map<String, Object> body) throws IOException, InterruptedException {
        return send(json(path, body));
    }

    private HttpRequest json(String path, Map<String, Object> body) throws IOException {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve("/api/v1" + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2 || answer.statusCode() == ACCEPTED) {
            throw refused(answer);
        }
        return JSON.readTree(answer.body());
    }

    private static IOException refused(HttpResponse<byte[]> answer) {
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        return new IOException(answer.uri().getPath() + " was answered " + answer.statusCode() + ": " + body);
    }

    private static void requireComplete(JsonNode propagation) throws IOException {
        if (propagation.path("acknowledged").asInt()
                != propagation.path("edges").asInt(-1)) {
            throw new IOException("not every edge has acknowledged: " + propagation);
        }
    }
}
