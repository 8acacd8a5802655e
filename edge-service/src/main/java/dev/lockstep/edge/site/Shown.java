package dev.lockstep.edge.site;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.manifest.Manifest;

/** What is known of a host. */
public sealed interface Shown {

    /** A site's own host: ready to be answered from memory. */
    record Prepared(SiteView view) implements Shown {}

    /** The address of one deploy, whose manifest is fetched when somebody visits it. */
    final class Permalink implements Shown {

        private final DeployReady ready;
        private final SiteState state;

        Permalink(DeployReady ready, SiteState state) {
            this.ready = ready;
            this.state = state;
        }

        public Digest manifest() {
            return ready.manifest();
        }

        public SiteView view(Manifest fetched) {
            return state.view(ready.deploy(), fetched);
        }
    }

    /** No site has this host. */
    record Nothing() implements Shown {}
}
