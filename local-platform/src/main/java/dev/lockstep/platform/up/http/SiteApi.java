package dev.lockstep.platform.up.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.platform.local.PlatformDescription;
import dev.lockstep.platform.up.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** The few calls of the deploy API that a first site needs. */
public final class SiteApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final HttpClient client = HttpClient.newHttpClient();
    private final PlatformDescription platform;

    public SiteApi(PlatformDescription platform) {
        this.platform = platform;
    }

    /** The id of the deploy that the site shows; empty when there is no such site, or nothing was published. */
    public String liveDeploy(String site) throws IOException {
        HttpResponse<byte[]> answer = send(request("/sites/" + site).GET().build());
        return answer.statusCode() == 404
                ? ""
                : read(answer, 200).path("published_deploy").path("id").asText("");
    }

    /** Creates the site, unless there is one of that name. */
    public void create(String site) throws IOException {
        if (send(request("/sites/" + site).GET().build()).statusCode() == 404) {
            String body = JSON.createObjectNode().put("name", site).toString();
            HttpRequest.Builder request =
                    request("/sites").header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
            read(send(request.build()), 201);
        }
    }

    /** Deploys and publishes an archive; returns the deploy's id once the edges show it. */
    public String deploy(String site, Path zip) throws IOException {
        HttpRequest.Builder request = request("/sites/" + site + "/deploys?wait=PT30S")
                .header("Content-Type", "application/zip")
                .POST(BodyPublishers.ofFile(zip));
        return read(send(request.build()), 200).path("id").asText();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(platform.api() + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + platform.token());
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while calling " + request.uri(), e);
        }
    }

    private static JsonNode read(HttpResponse<byte[]> answer, int expected) throws IOException {
        JsonNode body = JSON.readTree(answer.body());
        if (answer.statusCode() != expected) {
            throw new Refusal("the API answered " + answer.statusCode() + " to "
                    + answer.uri().getPath() + ": " + body);
        }
        return body;
    }
}
