package dev.lockstep.edge.cache;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.edge.site.SiteView;
import java.net.URI;

/** Where an answer is kept: a deploy has what its own origin said, and an origin may answer by the host it is told. */
record Address(SiteId site, DeployId deploy, URI target) {

    static Address of(SiteView view, URI target) {
        return new Address(view.site(), view.deploy(), target);
    }
}
