package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class FrozenRollbackIT {

    @Test
    void aFrozenRollbackBringsPagesBackAsTheyWere(Stage stage) throws IOException {
        Owner owner = stage.owner();
        try (DataSource source = DataSource.open("10")) {
            // Given a page of the first deploy from before the price changed
            String first = replaced(stage, "frozen", source);

            // When
            restore(owner, "frozen", first, "frozen");

            // Then
            everywhere(stage, stage.visitor("frozen"), "one 10");
        }
    }

    @Test
    void aCurrentRollbackLeavesBehindWhatAFrozenOneBroughtBack(Stage stage) throws IOException {
        Owner owner = stage.owner();
        try (DataSource source = DataSource.open("10")) {
            // Given a page that came back as it was, and a deploy in its place
            String first = replaced(stage, "thawed", source);
            String second = owner.published("thawed");
            restore(owner, "thawed", first, "frozen");
            everywhere(stage, stage.visitor("thawed"), "one 10");
            restore(owner, "thawed", second, "current");

            // When
            restore(owner, "thawed", first, "current");

            // Then
            everywhere(stage, stage.visitor("thawed"), "one 12");
            everywhere(stage, stage.visitor("thawed", first), "one 12");
        }
    }

    /** A deploy whose page was seen, and that another took the place of before the price changed. */
    private static String replaced(Stage stage, String site, DataSource source) {
        Owner owner = stage.owner();
        owner.create(site);
        String first = owner.deploy(site, source.design("one"));
        everywhere(stage, stage.visitor(site), "one 10");
        owner.deploy(site, source.design("two"));
        source.price("12");
        return first;
    }

    private static void restore(Owner owner, String site, String deploy, String data) {
        Owner.Answer restored =
                owner.post("/sites/" + site + "/deploys/" + deploy + "/restore?wait=PT60S&data=" + data, "");
        assertThat(restored.status()).as("%s", restored.body()).isEqualTo(200);
    }

    private static void everywhere(Stage stage, Visitor visitor, String body) {
        stage.edges()
                .forEach(edge ->
                        assertThat(visitor.visit(edge, "/products/1").body()).isEqualTo(body));
    }
}
