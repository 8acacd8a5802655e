package dev.lockstep.deploy.finish;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.bundle.BundleKind;
import dev.lockstep.deploy.bundle.UnpackBundle;
import dev.lockstep.deploy.bundle.Unpacked;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.publish.Refusal;
import dev.lockstep.deploy.quota.CheckQuota;
import dev.lockstep.deploy.quota.Excess;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.upload.HoldBundle;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.SortedMap;

/** Deploys a whole folder that comes as one archive. Until all of it is stored and checked there is no deploy. */
public final class DeployBundle {
    private final UnpackBundle unpack;
    private final CheckQuota quota;
    private final HoldBundle hold;
    private final FinishDeploy finish;
    private final Identities identities;

    public DeployBundle(
            UnpackBundle unpack, CheckQuota quota, HoldBundle hold, FinishDeploy finish, Identities identities) {
        this.unpack = unpack;
        this.quota = quota;
        this.hold = hold;
        this.finish = finish;
        this.identities = identities;
    }

    /** What is deployed, and what for. */
    public record Bundle(InputStream bytes, BundleKind kind, HoldBundle.Wish wish) {}

    /** What became of the bundle. */
    public sealed interface Outcome {
        record Done(DeployId deploy, Finished finished) implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}

        /** The site may not have as much: there is no deploy of it. */
        record Excessive(Excess excess) implements Outcome {}

        record Unreadable(String reason) implements Outcome {}
    }

    public Outcome deploy(Site site, Bundle bundle, Actor actor) throws IOException {
        return deploy(identities.deploy(), site, bundle, actor);
    }

    /** Deploys under a given id, so that whoever has to repeat it makes no second deploy. */
    public Outcome deploy(DeployId id, Site site, Bundle bundle, Actor actor) throws IOException {
        if (bundle.wish().intent().publishesWhenReady()) {
            if (!bundle.wish().expected().isMetBy(site.epoch())) {
                return new Outcome.Refused(new Refusal.MovedOn(site.name(), site.epoch()));
            }
            if (site.pointer().locked()) {
                return new Outcome.Refused(new Refusal.Locked(site.name()));
            }
        }
        Optional<Excess> excess = hold.excess(site.id(), bundle.wish());
        return excess.isPresent() ? new Outcome.Excessive(excess.get()) : unpack(id, site, bundle);
    }

    private Outcome unpack(DeployId id, Site site, Bundle bundle) throws IOException {
        return switch (unpack.unpack(bundle.bytes(), bundle.kind(), quota.tally(site.id()))) {
            case Unpacked.Refused(String reason) -> new Outcome.Unreadable(reason);
            case Unpacked.Excessive(Excess excess) -> new Outcome.Excessive(excess);
            case Unpacked.Files(SortedMap<CanonicalPath, Blob> files) -> finish(id, site, bundle.wish(), files);
        };
    }

    private Outcome finish(DeployId id, Site site, HoldBundle.Wish wish, SortedMap<CanonicalPath, Blob> files)
            throws IOException {
        Optional<Excess> excess = hold.hold(id, site.id(), wish, files);
        return excess.isPresent()
                ? new Outcome.Excessive(excess.get())
                : new Outcome.Done(id, finish.finish(id, wish.actor()));
    }
}
