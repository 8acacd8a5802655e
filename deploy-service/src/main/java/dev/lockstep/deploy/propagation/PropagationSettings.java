package dev.lockstep.deploy.propagation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Which edges are waited for. */
@ConfigMapping(prefix = "lockstep.edges")
public interface PropagationSettings {

    /**
     * For how long an edge that is silent, and has not said that it stops, is waited for and named as a laggard. It must
     * be longer than the edges' lease. Longer names an edge that hangs for longer; shorter waits less for one that was
     * killed and does not come back under its name.
     */
    @WithDefault("1m")
    Duration forgottenAfter();
}
