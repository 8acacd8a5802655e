package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class AddressesShowWhatTheySayIT {

    private static final String SCRIPT = "/assets/app-3f9a2c71.js";

    @Test
    void aPageThatWasOpenBeforeAPublishLoadsItsScriptsAfterIt(Stage stage) {
        // Given a visitor who has opened a page of the first deploy
        Owner owner = stage.owner();
        Visitor visitor = stage.visitor("skew");
        owner.create("skew");
        String first = owner.deploy(
                "skew",
                Folder.of("index.html", "one")
                        .with(SCRIPT.substring(1), "one();")
                        .with("old.html", "old"));

        // When another deploy is published, which has none of its files
        String second = owner.deploy("skew", Folder.of("index.html", "two").with("assets/app-71c2a9f3.js", "two();"));

        // Then the open page still loads its script, at every edge
        stage.edges().forEach(edge -> {
            Seen script = visitor.visit(edge, SCRIPT);
            assertThat(script.status()).as("%s", script).isEqualTo(200);
            assertThat(script.body()).isEqualTo("one();");
            assertThat(script.deploy()).isEqualTo(first);
            assertThat(script.header("cache-control")).contains("immutable");

            // And pages are those of the live deploy alone
            assertThat(visitor.visit(edge, "/").deploy()).isEqualTo(second);
            assertThat(visitor.visit(edge, "/old").status()).isEqualTo(404);
            assertThat(visitor.visit(edge, "/old.html").status()).isEqualTo(404);

            // And what the permalink shows is for no search engine
            assertThat(stage.visitor("skew", first).visit(edge, "/old").header("x-robots-tag"))
                    .isEqualTo("noindex");
            assertThat(new Visitor("nobody.test").visit(edge, "/").status()).isEqualTo(421);
        });
    }

    @Test
    void aBranchShowsItsLatestDeployBesideWhatIsLive(Stage stage) {
        // Given a site with a deploy of a branch
        Owner owner = stage.owner();
        owner.create("branches");
        String live = owner.deploy("branches", Folder.of("index.html", "live"));
        onBranch(owner, "one");

        // When the branch is deployed again
        String latest = onBranch(owner, "two");

        // Then every edge shows that at the branch's address, and what is live where it was
        stage.edges().forEach(edge -> {
            Seen next = stage.visitor("branches", "feature-cart").visit(edge, "/");
            assertThat(next.deploy()).as("%s", next).isEqualTo(latest);
            assertThat(next.body()).isEqualTo("two");
            assertThat(next.header("x-robots-tag")).isEqualTo("noindex");
            assertThat(stage.visitor("branches").visit(edge, "/").deploy()).isEqualTo(live);
        });
    }

    @Test
    void aDomainMovesFromOneSiteToAnotherAndNeverShowsBoth(Stage stage) {
        // Given two sites, one of which has a domain of its owner's
        Owner owner = stage.owner();
        owner.create("domain-before");
        owner.create("domain-after");
        String before = owner.deploy("domain-before", Folder.of("index.html", "before"));
        String after = owner.deploy("domain-after", Folder.of("index.html", "after"));
        Visitor visitor = new Visitor("xn--bcher-kva.example.org");
        stage.edges()
                .forEach(edge -> assertThat(visitor.visit(edge, "/").status()).isEqualTo(421));
        owner.choose("domain-before", "", Map.of("custom_domain", "Bücher.example.org"));
        stage.edges().forEach(edge -> {
            assertThat(visitor.visit(edge, "/").deploy()).isEqualTo(before);
            assertThat(visitor.visit(edge, "/").header("x-robots-tag")).isEmpty();
        });

        // When another site wants it
        String wish = "{\"custom_domain\": \"xn--bcher-kva.example.org\"}";
        assertThat(owner.patch("/sites/domain-after", wish).status()).isEqualTo(409);

        // Then it gets it only if it takes it, and every edge that has acknowledged that shows the new site alone
        owner.choose("domain-after", "&take=true", Map.of("custom_domain", "xn--bcher-kva.example.org"));
        stage.edges()
                .forEach(edge -> assertThat(visitor.visit(edge, "/").deploy()).isEqualTo(after));
        assertThat(owner.get("/sites/domain-before").body().has("custom_domain"))
                .isFalse();

        // And when it is given up, nobody has it
        owner.choose("domain-after", "", Map.of("custom_domain", ""));
        stage.edges()
                .forEach(edge -> assertThat(visitor.visit(edge, "/").status()).isEqualTo(421));
    }

    private static String onBranch(Owner owner, String content) {
        Owner.Answer deployed =
                owner.upload("branches", Folder.of("index.html", content), "?branch=feature/Cart&wait=PT60S");
        assertThat(deployed.status()).as("%s", deployed.body()).isEqualTo(200);
        return deployed.id();
    }
}
