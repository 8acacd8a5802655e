package dev.lockstep.story.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;

/** Someone who owns sites, by the API alone. */
public record Owner(URI api, String token) {

    /** What the API answered. */
    public record Answer(int status, JsonNode body) {
        static Answer of(HttpResponse<String> response) {
            return new Answer(response.statusCode(), Json.read(response.body()));
        }

        public String id() {
            return body.path("id").asText();
        }

        public JsonNode propagation() {
            return body.path("propagation");
        }
    }

    public Answer create(String site) {
        Answer created = post("/sites", Json.write(Map.of("name", site)));
        assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
        return created;
    }

    /** Deploys and publishes, and returns when every edge shows it. */
    public String deploy(String site, Folder folder) {
        return deploy(site, folder.zip());
    }

    /** As {@link #deploy(String, Folder)}, of a zip. */
    public String deploy(String site, byte[] zip) {
        Answer deployed = upload(site, zip, "?wait=PT60S");
        assertThat(deployed.status()).as("%s", deployed.body()).isEqualTo(200);
        return deployed.id();
    }

    public Answer upload(String site, Folder folder, String options) {
        return upload(site, folder.zip(), options);
    }

    /** As {@link #upload}, of a tarball. */
    public Answer uploadTarball(String site, Folder folder, String options) {
        return upload(site, folder.tarball(), "application/gzip", options);
    }

    private Answer upload(String site, byte[] zip, String options) {
        return upload(site, zip, "application/zip", options);
    }

    private Answer upload(String site, byte[] archive, String type, String options) {
        return send(request("/sites/" + site + "/deploys" + options)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(archive)));
    }

    /** Publishes or rolls back, and returns when every edge shows it. */
    public Answer restore(String site, String deploy) {
        Answer restored = post("/sites/" + site + "/deploys/" + deploy + "/restore?wait=PT60S", "");
        assertThat(restored.status()).as("%s", restored.body()).isEqualTo(200);
        return restored;
    }

    /** Purges, and returns when every edge is proved to have done it. */
    public Answer purge(String site, Map<String, Object> what) {
        Answer purged = purge(site, what, "PT60S");
        assertThat(purged.status()).as("%s", purged.body()).isEqualTo(200);
        return purged;
    }

    public Answer purge(String site, Map<String, Object> what, String wait) {
        return post("/sites/" + site + "/purges?wait=" + wait, Json.write(what));
    }

    /** Makes a site strict, and returns when every edge knows. */
    public void makeStrict(String site) {
        choose(site, "", Map.of("lease", "strict"));
    }

    /** Chooses something for a site, with further options, and returns when every edge knows. */
    public Answer choose(String site, String options, Map<String, ?> choices) {
        Answer chosen = patch("/sites/" + site + "?wait=PT60S" + options, Json.write(choices));
        assertThat(chosen.status()).as("%s", chosen.body()).isEqualTo(200);
        return chosen;
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /** What the API shows to a browser. */
    public String page(String path) {
        return Http.send(request(path)
                        .header("Accept", "text/html,*/*;q=0.8")
                        .GET()
                        .build())
                .body();
    }

    public Answer post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(text(json)));
    }

    public Answer patch(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").method("PATCH", text(json)));
    }

    public Answer put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(text(json)));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer putFile(String deploy, String path, String content) {
        return send(request("/deploys/" + deploy + "/files/" + path)
                .header("Content-Type", "application/octet-stream")
                .PUT(text(content)));
    }

    public String published(String site) {
        return get("/sites/" + site).body().path("published_deploy").path("id").asText();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve("/api/v1" + path)).header("Authorization", "Bearer " + token);
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text);
    }

    private static Answer send(HttpRequest.Builder request) {
        return Answer.of(Http.send(request.build()));
    }
}
