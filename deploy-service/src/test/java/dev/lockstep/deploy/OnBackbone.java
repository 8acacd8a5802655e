package dev.lockstep.deploy;

import dev.lockstep.platform.local.wiring.Backbone;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the service a Kafka and a PostgreSQL of its own. */
public final class OnBackbone implements QuarkusTestResourceLifecycleManager {
    static final String TOKEN = "a-token-of-the-tests";

    private @Nullable Backbone backbone;

    @Override
    public Map<String, String> start() {
        try {
            Path directory = Files.createTempDirectory("lockstep-deploy");
            Backbone started = Backbone.start(directory);
            backbone = started;
            return Map.of(
                    "kafka.bootstrap.servers",
                    started.kafkaServers(),
                    "quarkus.datasource.jdbc.url",
                    started.postgresUrl(),
                    "quarkus.datasource.username",
                    "postgres",
                    "quarkus.datasource.password",
                    "postgres",
                    "lockstep.blobs.directory",
                    directory.resolve("blobs").toString(),
                    "lockstep.topics.replication",
                    "1",
                    "lockstep.topics.partitions",
                    "3",
                    "lockstep.token",
                    TOKEN,
                    "lockstep.purges.look-every",
                    "1s");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void stop() {
        if (backbone != null) {
            backbone.close();
        }
    }
}
