package dev.lockstep.deploy;

import static java.util.Map.entry;

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
    public static final String TOKEN = "a-token-of-the-tests";

    private @Nullable Backbone backbone;

    @Override
    public Map<String, String> start() {
        try {
            Path directory = Files.createTempDirectory("lockstep-deploy");
            Backbone started = Backbone.start(directory);
            backbone = started;
            return Map.ofEntries(
                    entry("kafka.bootstrap.servers", started.kafkaServers()),
                    entry("quarkus.datasource.jdbc.url", started.postgresUrl()),
                    entry("quarkus.datasource.username", "postgres"),
                    entry("quarkus.datasource.password", "postgres"),
                    entry("lockstep.blobs.directory", directory.resolve("blobs").toString()),
                    entry("lockstep.topics.replication", "1"),
                    entry("lockstep.topics.partitions", "3"),
                    entry("lockstep.token", TOKEN),
                    entry("lockstep.purges.look-every", "1s"),
                    entry("quarkus.http.proxy.proxy-address-forwarding", "true"),
                    entry("quarkus.http.proxy.trusted-proxies", "127.0.0.1,::1,10.0.0.0/8"),
                    entry("quarkus.http.access-log.enabled", "true"));
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
