package dev.lockstep.story.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.Topic;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The deploys of a site: what the API, the site log and the edges tell of them. */
public record SiteDeploys(Stage stage, String site) {

    /** Those whose state has that name. */
    public List<String> in(String state) {
        List<String> deploys = new ArrayList<>();
        for (JsonNode deploy : stage.owner().get("/sites/" + site + "/deploys").body()) {
            if (deploy.path("state").asText().equals(state)) {
                deploys.add(deploy.path("id").asText());
            }
        }
        return deploys;
    }

    /** What the site log says of one. */
    public DeployReady ready(String deploy) {
        return stage
                .kafka()
                .read(Topic.SITES, record -> record.key().endsWith(" " + DeployReady.states(new DeployId(deploy))))
                .stream()
                .map(record -> switch (EventRecords.read(record.headers(), record.value())) {
                    case Decoded.Known(DeployReady ready) -> ready;
                    case Decoded other -> throw new AssertionError(deploy + " is " + other);
                })
                .toList()
                .getLast();
    }

    /** Every edge shows this at the address of a deploy. */
    public void assertShown(String deploy, Map<String, String> shown) {
        for (URI edge : stage.edges()) {
            shown.forEach((path, content) -> assertThat(
                            stage.visitor(site, deploy).visit(edge, path).body())
                    .as("%s of %s at %s", path, deploy, edge)
                    .isEqualTo(content));
        }
    }
}
