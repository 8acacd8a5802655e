package dev.lockstep.story.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.story.stage.Owner.Answer;
import java.util.List;
import java.util.Map;

/**
 * A site with one of everything that the API can be asked for. What is used up by a call is there anew for each role that
 * calls.
 *
 * @param earlier a deploy that was live
 * @param spare one that never was, and may go
 * @param unnamed one whose file is not announced
 * @param unsent a draft whose file was not sent
 * @param coming what goes live once its file is sent
 * @param token that of somebody who may look
 * @param body the digest of a page
 */
public record CalledSite(
        String name,
        String earlier,
        String spare,
        String unnamed,
        String unsent,
        String coming,
        String token,
        String body) {

    /** The file that is announced. */
    public static final String FILE = "index.html";

    public static final String CONTENT = "content";

    /** Where the page is. */
    public static final String PAGE = "/products/1";

    /** What a branch is called that the site shows. */
    public static final String BRANCH = "ends";

    /** Of a site whose page was seen under that deploy. */
    public static CalledSite prepare(Owner owner, String name, String seen) {
        String earlier = owner.published(name);
        owner.deploy(name, Folder.of(FILE, CONTENT));
        assertThat(owner.upload(name, Folder.of(FILE, CONTENT), "?branch=" + BRANCH)
                        .status())
                .isEqualTo(200);
        return new CalledSite(
                name,
                earlier,
                owner.upload(name, Folder.of(FILE, CONTENT), "?draft=true").id(),
                open(owner, name, Map.of("draft", true)),
                open(owner, name, Map.of("draft", true, "files", announced("unsent " + earlier))),
                open(owner, name, Map.of("files", announced("coming " + earlier))),
                token(owner, name).id(),
                body(owner, name, seen));
    }

    /** What is announced of a file. */
    public static Map<String, String> announced(String content) {
        return Map.of(FILE, Sha1.of(content));
    }

    /** What was announced of the draft. */
    public String unsentContent() {
        return "unsent " + earlier;
    }

    public String comingContent() {
        return "coming " + earlier;
    }

    /** Asks for a token for this site. */
    public static Answer token(Owner who, String site) {
        return who.post("/tokens", Json.write(Map.of("name", "looks", "role", "viewer", "sites", List.of(site))));
    }

    private static String open(Owner owner, String name, Map<String, Object> deploy) {
        Answer opened = owner.post("/sites/" + name + "/deploys", Json.write(deploy));
        assertThat(opened.status()).as("%s", opened.body()).isEqualTo(200);
        return opened.id();
    }

    private static String body(Owner owner, String name, String deploy) {
        String history = "/sites/" + name + "/pages/history?path=" + PAGE + "&deploy=" + deploy;
        return await().until(
                        () -> digest(owner.get(history).body().path("versions").path(0)), digest -> !digest.isEmpty());
    }

    private static String digest(JsonNode version) {
        String address = version.path("body").asText();
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
