package dev.lockstep.render.wiring;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an operator may set of a worker. */
@ConfigMapping(prefix = "lockstep")
interface WorkerConfig {

    /** Named in every page that it makes. */
    @WithDefault("worker")
    String worker();

    Blobs blobs();

    Topics topics();

    Data data();

    interface Blobs {
        Path directory();
    }

    /** How topics are made when they are missing; those that are there stay as they are. */
    interface Topics {
        @WithDefault("12")
        int partitions();

        @WithDefault("3")
        int replication();
    }

    /** Data sources are chosen by the authors of sites, and asked from inside the operator's network. */
    interface Data {
        /** Hosts, or {@code host:port}, that may be asked although their addresses are private. */
        Optional<List<String>> allowedHosts();

        /** A source that takes longer counts as down; its visitors see the page that is there. */
        @WithDefault("10s")
        Duration timeout();

        @WithDefault("5M")
        MemorySize maxBytes();
    }
}
