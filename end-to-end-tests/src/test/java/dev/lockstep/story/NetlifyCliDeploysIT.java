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
    private static final Pattern DRAFT_URL = Pattern.compile("Draft URL: <?http://([0-9a-z]+)--netlify\\.localhost");

    @TempDir
    Path work;

    @Test
    void itDeploysADraftAndIsRefusedInOneLineWhenTheSiteIsLocked(Stage stage) throws IOException, InterruptedException {
        Owner owner = stage.owner();
        Visitor visitor = stage.visitor("netlify");
        NetlifyCli cli = NetlifyCli.installed();
        owner.create("netlify");

        // When a folder is deployed
        Run production = deploy(cli, owner, "one", "--prod");

        // Then every edge shows it, and not the configuration that the CLI generates
        assertThat(production.code()).as("%s", production).isZero();
        for (URI edge : stage.edges()) {
            await().until(() -> visitor.visit(edge, "/").body().equals("one"));
            assertThat(visitor.visit(edge, "/about").body()).isEqualTo("about one");
            assertThat(visitor.visit(edge, "/netlify.toml").status()).isEqualTo(404);
        }

        // When a draft is deployed
        Run draft = deploy(cli, owner, "two");

        // Then it has an address of its own, and the site shows what it showed
        assertThat(draft.code()).as("%s", draft).isZero();
        Matcher url = DRAFT_URL.matcher(draft.output());
        assertThat(url.find()).as("%s", draft).isTrue();
        for (URI edge : stage.edges()) {
            await().until(() -> stage.visitor("netlify", url.group(1))
                    .visit(edge, "/")
                    .body()
                    .equals("two"));
            assertThat(visitor.visit(edge, "/").body()).isEqualTo("one");
        }

        // When a branch is deployed
        Run branch = deploy(cli, owner, "cart", "--alias", "Feature/Cart");

        // Then the CLI shows the branch's address, and so does every edge
        assertThat(branch.code()).as("%s", branch).isZero();
        assertThat(branch.output()).contains("http://feature-cart--netlify.localhost");
        for (URI edge : stage.edges()) {
            await().until(() -> stage.visitor("netlify", "feature-cart")
                    .visit(edge, "/about")
                    .body()
                    .equals("about cart"));
            assertThat(visitor.visit(edge, "/").body()).isEqualTo("one");
        }

        // When the site is locked
        String live = owner.published("netlify");
        assertThat(owner.post("/deploys/" + live + "/lock", "").status()).isEqualTo(200);
        Run refused = deploy(cli, owner, "three", "--prod");

        // Then the CLI says so in one line, asks nothing, and changes nothing
        assertThat(refused.code()).isNotZero();
        assertThat(refused.errors().strip().lines())
                .as("%s", refused)
                .singleElement(STRING)
                .contains("is locked");
        assertThat(owner.published("netlify")).isEqualTo(live);
        stage.edges()
                .forEach(edge -> assertThat(visitor.visit(edge, "/").body()).isEqualTo("one"));
    }

    private Run deploy(NetlifyCli cli, Owner owner, String content, String... more)
            throws IOException, InterruptedException {
        Path folder = Folder.of("index.html", content)
                .with("about.html", "about " + content)
                .writeTo(work.resolve(content));
        String[] arguments = {"deploy", "--site", "netlify", "--no-build", "--dir", folder.toString()};
        String[] all = Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new);
        return cli.run(owner, folder, all);
    }
}
