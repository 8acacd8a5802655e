package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class RollBackTakesPagesAlongIT {

    @Test
    void bothEdgesShowTheOldDesignWithTheNewPrice(Stage stage) throws IOException {
        Owner owner = stage.owner();
        Visitor visitor = stage.visitor("rollback");
        try (DataSource source = DataSource.open("10")) {
            // Given two deploys whose product pages were rendered with the old price
            owner.create("rollback");
            String first = owner.deploy("rollback", source.design("one"));
            stage.edges()
                    .forEach(edge -> assertThat(
                                    visitor.visit(edge, "/products/7").body())
                            .isEqualTo("one 10"));
            owner.deploy("rollback", source.design("two"));
            stage.edges()
                    .forEach(edge -> assertThat(
                                    visitor.visit(edge, "/products/7").body())
                            .isEqualTo("two 10"));
            source.price("12");

            // When
            Owner.Answer rolledBack = owner.restore("rollback", first);

            // Then
            assertThat(rolledBack.propagation().path("acknowledged").asInt()).isEqualTo(2);
            assertThat(rolledBack.propagation().path("edges").asInt()).isEqualTo(2);
            assertThat(rolledBack.propagation().path("laggards")).isEmpty();
            for (int visit = 0; visit < 20; visit++) {
                for (URI edge : stage.edges()) {
                    var seen = visitor.visit(edge, "/products/7");
                    assertThat(seen.body()).isEqualTo("one 12");
                    assertThat(seen.deploy()).isEqualTo(first);
                }
            }
        }
    }
}
