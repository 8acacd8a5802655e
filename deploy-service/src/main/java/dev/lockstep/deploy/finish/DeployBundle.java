package dev.lockstep.deploy.finish;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.publish.Refusal;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.upload.HoldBundle;
import dev.lockstep.deploy.upload.Unpacker;
import java.io.IOException;
import java.io.InputStream;
import java.util.SortedMap;

/** Deploys a whole folder that comes as one archive. Until all of it is stored and checked there is no deploy. */
public final class DeployBundle {
    private final Unpacker unpacker;
    private final HoldBundle hold;
    private final FinishDeploy finish;
    private final Identities identities;

    public DeployBundle(Unpacker unpacker, HoldBundle hold, FinishDeploy finish, Identities identities) {
        this.unpacker = unpacker;
        this.hold = hold;
        this.finish = finish;
        this.identities = identities;
    }

    /** What is deployed, and what for. */
    public record Bundle(InputStream bytes, Unpacker.Format format, Intent intent) {}

    /** What became of the bundle. */
    public sealed interface Outcome {
        record Done(DeployId deploy, Finished finished) implements Outcome {}

        record Refused(Refusal refusal) implements Outcome {}

        record Unreadable(String reason) implements Outcome {}
    }

    public Outcome deploy(Site site, Bundle bundle, Actor actor) throws IOException {
        return deploy(identities.deploy(), site, bundle, actor);
    }

    /** Deploys under a given id, so that whoever has to repeat it makes no second deploy. */
    public Outcome deploy(DeployId id, Site site, Bundle bundle, Actor actor) throws IOException {
        if (site.pointer().locked() && bundle.intent().publishesWhenReady()) {
            return new Outcome.Refused(new Refusal.Locked(site.name()));
        }
        return switch (unpacker.unpack(bundle.bytes(), bundle.format())) {
            case Unpacker.Result.Refused(String reason) -> new Outcome.Unreadable(reason);
            case Unpacker.Result.Files(SortedMap<CanonicalPath, Blob> files) -> {
                hold.hold(id, site, bundle.intent(), files);
                yield new Outcome.Done(id, finish.finish(id, actor));
            }
        };
    }
}
