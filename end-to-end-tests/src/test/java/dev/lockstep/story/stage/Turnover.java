package dev.lockstep.story.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Deploys of a site, one after the other. Each has a home and a page of its own. The style of every second one comes back
 * after some others: whoever sends it file by file is told that this one need not be sent, as long as anybody has it.
 */
public final class Turnover {
    private static final int STYLES = 4;

    private final Owner owner;
    private final String site;
    private final String route;
    private final Map<String, String> homes = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private int unsent;

    public Turnover(Owner owner, String site, DataSource source) {
        this.owner = owner;
        this.site = site;
        this.route = source.route("1h");
    }

    /** Publishes, and returns when every edge shows it. */
    public String publish() {
        return remember(owner.deploy(site, folder(next())));
    }

    /** Deploys an archive beside what is live. */
    public String upload(String options) {
        Owner.Answer answer = owner.upload(site, folder(next()), options);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return remember(answer.id());
    }

    /** Deploys a draft file by file, of which only those are sent that are asked for. */
    public String send() {
        Map<String, String> files = folder(next()).files();
        String deploy = owner.post("/sites/" + site + "/deploys", Json.write(Map.of("draft", true)))
                .id();
        Map<String, String> digests = files.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, file -> Sha1.of(file.getValue())));
        Owner.Answer announced =
                owner.put("/sites/" + site + "/deploys/" + deploy, Json.write(Map.of("files", digests)));
        assertThat(announced.status()).as("%s", announced.body()).isEqualTo(200);
        unsent += files.size() - announced.body().path("required").size();
        files.forEach((name, content) -> {
            if (isRequired(announced.body(), content)) {
                assertThat(owner.putFile(deploy, name, content).status()).isEqualTo(200);
            }
        });
        return remember(deploy);
    }

    /** How many files were not sent, as they were there. */
    public int unsent() {
        return unsent;
    }

    /** What a deploy shows at its address, by path. */
    public Map<String, String> shown(String deploy) {
        int number = numbers.getOrDefault(deploy, 0);
        return Map.of("/", home(number), "/style.css", style(number), "/products/1", "page of " + number + " 10");
    }

    /** The content that only this deploy has. */
    public String own(String deploy) {
        return homes.getOrDefault(deploy, "");
    }

    private static boolean isRequired(JsonNode announced, String content) {
        for (JsonNode required : announced.path("required")) {
            if (required.asText().equals(Sha1.of(content))) {
                return true;
            }
        }
        return false;
    }

    private int next() {
        return numbers.size() + 1;
    }

    private String remember(String deploy) {
        homes.put(deploy, home(next()));
        numbers.put(deploy, next());
        return deploy;
    }

    private Folder folder(int number) {
        return Folder.of("index.html", home(number))
                .with("style.css", style(number))
                .withPage("page of " + number + " {data.price}", route);
    }

    private static String home(int number) {
        return "home of " + number;
    }

    /** Long enough to be compressed. */
    private static String style(int number) {
        String name = number % 2 == 0 ? "draft-" + number / 2 % STYLES : "live";
        return ("." + name + " {}\n").repeat(400);
    }
}
