package dev.lockstep.story.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.contracts.event.kafka.Topics;
import dev.lockstep.platform.local.kafka.AccessList;
import dev.lockstep.platform.local.kafka.GuardedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Kafka's users as production has them: their names and what they may do. */
record ProductionUsers(List<JsonNode> users) {

    private static final Path FILE = Path.of("../k8s/overlays/production/users.yaml");
    private static final ObjectMapper JSON = new ObjectMapper();

    static ProductionUsers read() throws IOException {
        Iterable<Object> documents = new Load(LoadSettings.builder().build()).loadAllFromString(Files.readString(FILE));
        return new ProductionUsers(StreamSupport.stream(documents.spliterator(), false)
                .<JsonNode>map(JSON::valueToTree)
                .toList());
    }

    List<String> names() {
        return users.stream().map(user -> user.at("/metadata/name").asText()).toList();
    }

    /** Makes the topics, which no service may, and lets each user do what it has to. */
    void prepare(GuardedBroker broker) throws ExecutionException, InterruptedException {
        try (Admin owner = Admin.create(broker.owner())) {
            new Topics(owner, 4, 1).ensure();
            owner.createAcls(users.stream()
                            .flatMap(user -> AccessList.of(user).stream())
                            .toList())
                    .all()
                    .get();
        }
    }
}
