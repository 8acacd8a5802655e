package dev.lockstep.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class PreviewsAreLockedIT {

    private static final String TOKEN = "a-token-that-nobody-guesses";
    private static final Map<String, String> WITH_TOKEN = Map.of("Lockstep-Preview-Token", TOKEN);
    private static final Map<String, String> WITH_PASSWORD = password("correct horse");

    @Test
    void aDraftIsShownToWhoeverHasAKeyAndWhatIsLiveToAll(Stage stage) {
        // Given a site whose previews are locked
        Owner owner = stage.owner();
        owner.create("locked");
        owner.deploy("locked", Folder.of("index.html", "live"));
        owner.choose("locked", "", Map.of("password", "correct horse", "preview_token", TOKEN));

        // When a draft is deployed
        Owner.Answer deployed = owner.upload(
                "locked",
                Folder.of("index.html", "draft").with("app-3f9a2c71.js", "draft();"),
                "?draft=true&wait=PT60S");
        assertThat(deployed.status()).as("%s", deployed.body()).isEqualTo(200);

        // Then no edge shows it to strangers, nor lets a cache do so
        Visitor draft = stage.visitor("locked", deployed.id());
        stage.edges().forEach(edge -> {
            Seen stranger = draft.visit(edge, "/");
            assertThat(stranger.status()).isEqualTo(401);
            assertThat(stranger.header("www-authenticate")).startsWith("Basic ");
            assertThat(stranger.body()).doesNotContain("draft");
            assertThat(draft.visit(edge, "/?lockstep-preview-token=" + TOKEN).status())
                    .isEqualTo(401);
            assertThat(draft.visit(edge, "/", password("wrong horse")).status()).isEqualTo(401);

            assertThat(draft.visit(edge, "/", WITH_TOKEN).body()).isEqualTo("draft");
            assertThat(draft.visit(edge, "/", WITH_PASSWORD).body()).isEqualTo("draft");
            Seen script = draft.visit(edge, "/app-3f9a2c71.js", WITH_TOKEN);
            assertThat(script.status()).isEqualTo(200);
            assertThat(script.header("cache-control")).isEqualTo("private, no-store");
            assertThat(script.header("x-robots-tag")).isEqualTo("noindex");

            assertThat(stage.visitor("locked").visit(edge, "/").body()).isEqualTo("live");
        });

        // When its owner locks everything, and then nothing
        owner.choose("locked", "", Map.of("password_context", "all"));
        stage.edges().forEach(edge -> {
            assertThat(stage.visitor("locked").visit(edge, "/").status()).isEqualTo(401);
            assertThat(stage.visitor("locked").visit(edge, "/", WITH_PASSWORD).body())
                    .isEqualTo("live");
        });
        owner.choose("locked", "", Map.of("password", "", "preview_token", ""));

        // Then every edge shows everything to all
        stage.edges().forEach(edge -> {
            assertThat(stage.visitor("locked").visit(edge, "/").body()).isEqualTo("live");
            assertThat(draft.visit(edge, "/").body()).isEqualTo("draft");
        });
    }

    private static Map<String, String> password(String password) {
        String both = "anybody:" + password;
        return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8)));
    }
}
