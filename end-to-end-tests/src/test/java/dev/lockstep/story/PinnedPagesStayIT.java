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
class PinnedPagesStayIT {

    @Test
    void aVisitorStaysWithADeployOnlyWhereTheSiteAllowsIt(Stage stage) {
        // Given a deploy that was live, one that is, and a draft
        Owner owner = stage.owner();
        Visitor visitor = stage.visitor("pinned");
        owner.create("pinned");
        String first = owner.deploy("pinned", Folder.of("index.html", "one"));
        owner.deploy("pinned", Folder.of("index.html", "two"));
        Owner.Answer draft = owner.upload("pinned", Folder.of("index.html", "draft"), "?draft=true&wait=PT60S");

        // Then nobody can stay with the first
        stage.edges().forEach(edge -> {
            assertThat(visitor.visit(edge, "/?dpl=" + first).body()).isEqualTo("two");
            Seen ignored = visitor.visit(edge, "/", Map.of("Lockstep-Pin", first, "Cookie", "lockstep-pin=" + first));
            assertThat(ignored.body()).isEqualTo("two");
            assertThat(ignored.header("vary")).doesNotContain("Lockstep-Pin");
        });

        // When the site allows it
        owner.choose("pinned", "", Map.of("pins", true));

        // Then they can, by each of three ways, and no cache gives what they see to others
        stage.edges().forEach(edge -> {
            Seen pinned = visitor.visit(edge, "/?dpl=" + first);
            assertThat(pinned.body()).isEqualTo("one");
            assertThat(pinned.deploy()).isEqualTo(first);
            assertThat(pinned.header("cache-control")).isEqualTo("private, no-cache");
            assertThat(visitor.visit(edge, "/", Map.of("Lockstep-Pin", first)).body())
                    .isEqualTo("one");
            assertThat(visitor.visit(edge, "/", Map.of("Cookie", "lockstep-pin=" + first))
                            .body())
                    .isEqualTo("one");
            assertThat(visitor.visit(edge, "/").body()).isEqualTo("two");
            assertThat(visitor.visit(edge, "/").header("vary")).contains("Lockstep-Pin");

            // And never with what was not live
            assertThat(visitor.visit(edge, "/?dpl=" + draft.id()).body()).isEqualTo("two");
        });
    }
}
