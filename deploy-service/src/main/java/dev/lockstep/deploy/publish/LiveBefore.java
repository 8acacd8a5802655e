package dev.lockstep.deploy.publish;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.lifecycle.Publication;
import dev.lockstep.deploy.site.Pointer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Until when the deploys that were live before were so: each until the one that came after it became live. */
final class LiveBefore {

    private LiveBefore() {}

    /** The latest first, as of a pointer that has just moved. A deploy that is gone is left out. */
    static List<DeployPublished.Former> of(Pointer moved, DeployStore deploys, Instant now) {
        List<DeployPublished.Former> former = new ArrayList<>();
        Instant until = now;
        for (DeployId id : moved.previous()) {
            Optional<Deploy> deploy = deploys.find(id);
            if (deploy.isPresent() && !(deploy.get().state() instanceof DeployState.Collected)) {
                former.add(new DeployPublished.Former(id, until));
                until = since(deploy.get(), until);
            }
        }
        return former;
    }

    private static Instant since(Deploy deploy, Instant atLatest) {
        return switch (deploy.publication()) {
            case Publication.Last last -> last.at();
            case Publication.Never() -> atLatest;
        };
    }
}
