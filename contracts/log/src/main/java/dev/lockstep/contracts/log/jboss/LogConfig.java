package dev.lockstep.contracts.log.jboss;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How a service writes what it logs; see docs/observability.md. */
@ConfigMapping(prefix = "lockstep.log")
public interface LogConfig {

    /** {@code json} is for whatever collects logs, {@code text} for people at a terminal. */
    @WithDefault("json")
    Format format();

    /** The forms that a line may have. */
    enum Format {
        JSON,
        TEXT
    }
}
