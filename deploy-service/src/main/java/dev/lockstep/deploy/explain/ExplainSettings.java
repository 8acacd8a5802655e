package dev.lockstep.deploy.explain;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operator may set of explanations. */
@ConfigMapping(prefix = "lockstep.explain")
public interface ExplainSettings {

    /** How long edges have to say what they hold; who says nothing by then is told as silent. */
    @WithDefault("2s")
    Duration patience();
}
