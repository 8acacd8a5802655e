package dev.lockstep.story.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Deploys file by file, remembers what it was promised, and stops at the first request that is not answered. */
public final class UploadingClient {
    private static final String NOTHING = "";

    private final Owner owner;
    private final String site;
    private final Map<String, Map<String, String>> attempted = new ConcurrentHashMap<>();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final Set<String> mayBeLive = ConcurrentHashMap.newKeySet();
    private int deploys;
    private int answers;
    private int awaited;
    private CompletableFuture<Void> reached = new CompletableFuture<>();

    public UploadingClient(Owner owner, String site) {
        this.owner = owner;
        this.site = site;
        mayBeLive.add(NOTHING);
    }

    /** Completes when so many requests have been answered from now on. */
    public synchronized CompletableFuture<Void> answered(int count) {
        answers = 0;
        awaited = count;
        reached = new CompletableFuture<>();
        completeWhenReached();
        return reached;
    }

    /** Deploys two versions and publishes the first one again; returns whether all of it was answered. */
    public boolean deployTwice() {
        try {
            String first = deploy();
            deploy();
            publish(first, () -> answered(owner.post("/sites/" + site + "/deploys/" + first + "/restore", "")));
            return true;
        } catch (UncheckedIOException unanswered) {
            return false;
        } finally {
            reached.complete(null);
        }
    }

    /** What was answered is there, what was not is there whole or not at all, and all edges agree. */
    public void checkEverythingAcknowledged(Stage stage, String description) {
        taken.forEach(deploy -> await(description)
                .until(() -> isReady(owner.get("/deploys/" + deploy).body())));
        for (JsonNode deploy : owner.get("/sites/" + site + "/deploys").body()) {
            if (isReady(deploy)) {
                checkFiles(stage, deploy.path("id").asText());
            }
        }
        String published = owner.published(site);
        assertThat(published).as(description).isIn(mayBeLive);
        if (!published.equals(NOTHING)) {
            stage.edges()
                    .forEach(edge -> await(description)
                            .until(() -> stage.visitor(site)
                                    .visit(edge, "/")
                                    .deploy()
                                    .equals(published)));
        }
    }

    private void checkFiles(Stage stage, String deploy) {
        assertThat(attempted).containsKey(deploy);
        Map<String, String> files = attempted.getOrDefault(deploy, Map.of());
        Visitor visitor = stage.visitor(site, deploy);
        stage.edges()
                .forEach(edge -> await(deploy)
                        .untilAsserted(() -> files.forEach((path, content) -> assertThat(
                                        visitor.visit(edge, "/" + path).body())
                                .isEqualTo(content))));
    }

    private static boolean isReady(JsonNode deploy) {
        return deploy.path("state").asText().equals("ready");
    }

    private static ConditionFactory await(String description) {
        return Awaitility.await(description);
    }

    private String deploy() {
        int number = ++deploys;
        Map<String, String> files = new LinkedHashMap<>();
        for (String name : new String[] {"index.html", "about.html", "style.css"}) {
            files.put(name, name + " of " + number);
        }
        String deploy =
                answered(owner.post("/sites/" + site + "/deploys", "{}")).id();
        Map<String, String> digests = new LinkedHashMap<>();
        files.forEach((path, content) -> digests.put(path, Sha1.of(content)));
        Owner.Answer announced =
                answered(owner.put("/sites/" + site + "/deploys/" + deploy, Json.write(Map.of("files", digests))));
        assertThat(announced.body().path("required")).hasSize(files.size());
        attempted.put(deploy, files);
        upload(deploy, "index.html", files);
        upload(deploy, "about.html", files);
        publish(deploy, () -> upload(deploy, "style.css", files));
        taken.add(deploy);
        return deploy;
    }

    private Owner.Answer upload(String deploy, String path, Map<String, String> files) {
        Owner.Answer answer = answered(owner.putFile(deploy, path, Objects.requireNonNull(files.get(path))));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer;
    }

    /** Whoever is not answered does not know whether it was done. */
    private void publish(String deploy, Supplier<Owner.Answer> request) {
        mayBeLive.add(deploy);
        Owner.Answer answer = request.get();
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        mayBeLive.retainAll(Set.of(deploy));
    }

    private synchronized Owner.Answer answered(Owner.Answer answer) {
        answers++;
        completeWhenReached();
        return answer;
    }

    private void completeWhenReached() {
        if (answers >= awaited) {
            reached.complete(null);
        }
    }
}
