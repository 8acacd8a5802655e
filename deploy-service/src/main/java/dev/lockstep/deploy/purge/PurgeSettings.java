package dev.lockstep.deploy.purge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long purges are remembered. */
@ConfigMapping(prefix = "lockstep.purges")
public interface PurgeSettings {

    /**
     * A page that is older than the purges that are remembered is not served any more, whether or not one covered it.
     * Longer keeps pages that are never renewed, and costs every edge an entry for each purge.
     */
    @WithDefault("30d")
    Duration kept();

    /** How many entries a site has at most; with more, the oldest go early, and with them all pages from before. */
    @WithDefault("10000")
    int most();

    /** How often purges that have outlived their time are looked for. */
    @WithDefault("1m")
    Duration lookEvery();
}
