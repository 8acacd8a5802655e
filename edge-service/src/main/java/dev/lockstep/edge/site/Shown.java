package dev.lockstep.edge.site;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.contracts.event.DeployReady;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.manifest.Manifest;

/** What is known of a host. */
public sealed interface Shown {

    /** A site's own host: ready to be answered from memory. */
    record Prepared(SiteView view) implements Shown {}

    /** The address of one deploy or of a branch: the manifest is fetched when somebody visits it. */
    final class Permalink implements Shown {

        private final DeployId deploy;
        private final Digest manifest;
        private final SiteState state;
        private final boolean stays;

        private Permalink(DeployId deploy, Digest manifest, SiteState state, boolean stays) {
            this.deploy = deploy;
            this.manifest = manifest;
            this.state = state;
            this.stays = stays;
        }

        static Permalink of(DeployReady ready, SiteState state) {
            return new Permalink(ready.deploy(), ready.manifest(), state, true);
        }

        static Permalink of(DeployPublished onBranch, SiteState state) {
            return new Permalink(onBranch.deploy(), onBranch.manifest(), state, false);
        }

        public DeployId deploy() {
            return deploy;
        }

        public SiteConfigured settings() {
            return state.settings();
        }

        public Digest manifest() {
            return manifest;
        }

        /** Whether the address never shows another deploy, so that a file there can never be wrong. */
        public boolean stays() {
            return stays;
        }

        public SiteView view(Manifest fetched) {
            return state.view(deploy, fetched);
        }
    }

    /** No site has this host. */
    record Nothing() implements Shown {}
}
