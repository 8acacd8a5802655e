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
    void aFrozenRollbackBringsPagesBackAsTheyWereAndACurrentOneAnew(Stage stage) throws IOException {
        Owner owner = stage.owner();
        Visitor visitor = stage.visitor("frozen");
        try (DataSource source = DataSource.open("10")) {
            // Given a page of the first deploy from before the price changed
            owner.create("frozen");
            String first = owner.deploy("frozen", source.design("one"));
            everywhere(stage, visitor, "/products/1", "one 10");
            String second = owner.deploy("frozen", source.design("two"));
            source.price("12");

            // When
            restore(owner, first, "frozen");

            // Then
            everywhere(stage, visitor, "/products/1", "one 10");

            // And a rollback that wants current data leaves it behind
            restore(owner, second, "current");
            restore(owner, first, "current");
            everywhere(stage, visitor, "/products/1", "one 12");
            everywhere(stage, stage.visitor("frozen", first), "/products/1", "one 12");
        }
    }

    private static void restore(Owner owner, String deploy, String data) {
        Owner.Answer restored = owner.post("/sites/frozen/deploys/" + deploy + "/restore?wait=PT60S&data=" + data, "");
        assertThat(restored.status()).as("%s", restored.body()).isEqualTo(200);
    }

    private static void everywhere(Stage stage, Visitor visitor, String page, String body) {
        stage.edges()
                .forEach(edge -> assertThat(visitor.visit(edge, page).body()).isEqualTo(body));
    }
}
