package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.NetlifyCli;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Run;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SharedStage.class)
class NetlifyCliDeploysIT {
    private static final Pattern DRAFT_URL =
            Pattern.compile("Draft URL: <?http://([0-9a-z]+)--netlify-draft\\.localhost");

    @TempDir
    Path work;

    @Test
    void itDeploysAFolderWithoutTheConfigurationThatItGenerates(Stage stage) throws IOException, InterruptedException {
        // Given
        stage.owner().create("netlify");

        // When
        Run production = deploy(stage, "netlify", "one", "--prod");

        // Then
        assertThat(production.code()).as("%s", production).isZero();
        Visitor visitor = stage.visitor("netlify");
        everywhere(stage, visitor, "/", "one");
        for (URI edge : stage.edges()) {
            assertThat(visitor.visit(edge, "/about").body()).isEqualTo("about one");
            assertThat(visitor.visit(edge, "/netlify.toml").status()).isEqualTo(404);
        }
    }

    @Test
    void itTellsTheAddressOfADraft(Stage stage) throws IOException, InterruptedException {
        // Given
        live(stage, "netlify-draft");

        // When
        Run draft = deploy(stage, "netlify-draft", "two");

        // Then
        assertThat(draft.code()).as("%s", draft).isZero();
        Matcher url = DRAFT_URL.matcher(draft.output());
        assertThat(url.find()).as("%s", draft).isTrue();
        everywhere(stage, stage.visitor("netlify-draft", url.group(1)), "/", "two");
        stillShows(stage, "netlify-draft", "one");
    }

    @Test
    void itTellsTheAddressOfABranch(Stage stage) throws IOException, InterruptedException {
        // Given
        live(stage, "netlify-branch");

        // When
        Run branch = deploy(stage, "netlify-branch", "cart", "--alias", "Feature/Cart");

        // Then
        assertThat(branch.code()).as("%s", branch).isZero();
        assertThat(branch.output()).contains("http://feature-cart--netlify-branch.localhost");
        everywhere(stage, stage.visitor("netlify-branch", "feature-cart"), "/about", "about cart");
        stillShows(stage, "netlify-branch", "one");
    }

    @Test
    void itIsRefusedInOneLineWhenTheSiteIsLocked(Stage stage) throws IOException, InterruptedException {
        // Given
        Owner owner = stage.owner();
        String live = live(stage, "netlify-locked");
        assertThat(owner.post("/deploys/" + live + "/lock", "").status()).isEqualTo(200);

        // When
        Run refused = deploy(stage, "netlify-locked", "three", "--prod");

        // Then it says so, asks nothing, and changes nothing
        assertThat(refused.code()).isNotZero();
        assertThat(refused.errors().strip().lines())
                .as("%s", refused)
                .singleElement(STRING)
                .contains("is locked");
        assertThat(owner.published("netlify-locked")).isEqualTo(live);
        stillShows(stage, "netlify-locked", "one");
    }

    private static String live(Stage stage, String site) {
        Owner owner = stage.owner();
        owner.create(site);
        return owner.deploy(site, Folder.of("index.html", "one"));
    }

    private static void everywhere(Stage stage, Visitor visitor, String path, String body) {
        for (URI edge : stage.edges()) {
            await().until(() -> visitor.visit(edge, path).body().equals(body));
        }
    }

    private static void stillShows(Stage stage, String site, String body) {
        Visitor visitor = stage.visitor(site);
        stage.edges()
                .forEach(edge -> assertThat(visitor.visit(edge, "/").body()).isEqualTo(body));
    }

    private Run deploy(Stage stage, String site, String content, String... more)
            throws IOException, InterruptedException {
        Path folder = Folder.of("index.html", content)
                .with("about.html", "about " + content)
                .writeTo(work.resolve(content));
        String[] arguments = {"deploy", "--site", site, "--no-build", "--dir", folder.toString()};
        String[] all = Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new);
        return NetlifyCli.installed().run(stage.owner(), folder, all);
    }
}
