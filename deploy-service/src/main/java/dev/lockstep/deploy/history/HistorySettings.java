package dev.lockstep.deploy.history;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who keeps the history of pages. */
@ConfigMapping(prefix = "lockstep.history")
public interface HistorySettings {

    /**
     * Whether this process takes its share in writing the history. Where none does the database has less to do; but nobody
     * can tell afterwards why a page looked as it did, and pages that are too many are not dropped.
     */
    @WithDefault("true")
    boolean enabled();
}
