package dev.lockstep.deploy.site;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where sites are shown. */
@ConfigMapping(prefix = "lockstep")
public interface SiteSettings {

    /** A site {@code shop} has the host {@code shop.<domain>}. Changing it takes effect with each site's next publish. */
    @WithDefault("localhost")
    String domain();

    /** How a host is written as a URL when a site's address is told; edges behind a proxy have another port than here. */
    @WithDefault("http://{host}")
    String publicUrl();
}
