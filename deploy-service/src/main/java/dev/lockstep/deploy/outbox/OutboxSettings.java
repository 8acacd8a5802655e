package dev.lockstep.deploy.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the outbox remembers what it has sent. */
@ConfigMapping(prefix = "lockstep.outbox")
public interface OutboxSettings {

    /**
     * What was replaced or taken back since is forgotten then. Of an edge that has read nothing for longer the API tells an
     * earlier epoch than it has; a publish or purge that somebody still waits for must not be that old.
     */
    @WithDefault("24h")
    Duration kept();

    /** How often what is to be forgotten is looked for. */
    @WithDefault("1m")
    Duration lookEvery();
}
