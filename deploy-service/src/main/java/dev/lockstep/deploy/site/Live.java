package dev.lockstep.deploy.site;

import dev.lockstep.contracts.event.DeployId;

/** What a site's own hosts show. */
public sealed interface Live {

    /** Nothing was published yet. */
    record Nothing() implements Live {}

    record Showing(DeployId deploy) implements Live {}

    default boolean shows(DeployId deploy) {
        return equals(new Showing(deploy));
    }
}
