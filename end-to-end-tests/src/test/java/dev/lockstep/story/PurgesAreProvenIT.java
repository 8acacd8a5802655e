package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.platform.child.process.ChildProcess;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Stage;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PurgesAreProvenIT {

    @Test
    void whoWaitsIsToldWhichEdgeHangsAndWhenItHasFollowed() throws IOException {
        try (Stage stage = Stage.open()) {
            // Given an edge that hangs
            Owner owner = stage.owner();
            owner.create("proof");
            owner.deploy("proof", Folder.of("index.html", "one"));
            ChildProcess hanging = stage.platform().edges().getLast().process();
            hanging.pause();

            // When
            Owner.Answer purged = owner.purge("proof", Map.of("site", true), "PT2S");

            // Then it is named, and what was asked for is kept
            assertThat(purged.status()).isEqualTo(202);
            assertThat(purged.propagation().path("epoch").asLong()).isEqualTo(2);
            assertThat(purged.propagation().path("edges").asInt()).isEqualTo(2);
            JsonNode laggards = purged.propagation().path("laggards");
            assertThat(purged.propagation().path("acknowledged").asInt()).isEqualTo(2 - laggards.size());
            assertThat(laggards).anySatisfy(laggard -> {
                assertThat(laggard.path("edge").asText()).isEqualTo("edge-2");
                assertThat(laggard.path("reason").asText()).contains("has not applied it yet");
                assertThat(laggard.path("fenced").asBoolean()).isFalse();
            });
            await().until(() -> edge(owner, "edge-1").path("epoch").asLong() == 2);

            // And it is still named when it has been silent for so long that another would think it gone
            await().until(() -> edge(owner, "edge-2").path("age_millis").asLong() > 6_000);
            await().until(() -> edge(owner, "edge-2").path("epoch").asLong() == 1);

            // When it goes on
            hanging.resume();

            // Then it follows
            await().until(() -> edge(owner, "edge-2").path("epoch").asLong() == 2);
            assertThat(owner.purge("proof", Map.of("site", true))
                            .propagation()
                            .path("acknowledged")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    private static JsonNode edge(Owner owner, String name) {
        for (JsonNode edge : owner.get("/sites/proof/propagation").body().path("edges")) {
            if (edge.path("edge").asText().equals(name)) {
                return edge;
            }
        }
        return owner.get("/sites/proof/propagation").body().path("none");
    }
}
