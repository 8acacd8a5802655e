package dev.lockstep.deploy.upload;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.access.Requester;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.holding.CheckHoldings;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.lifecycle.Intent;
import dev.lockstep.deploy.quota.CheckQuota;
import dev.lockstep.deploy.quota.Excess;
import dev.lockstep.deploy.token.Role;
import dev.lockstep.deploy.transaction.Transactions;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Takes the list of a deploy's files and answers with those that have to travel. */
public final class AnnounceFiles {
    private final DeployStore deploys;
    private final UploadStore uploads;
    private final StoredFiles stored;
    private final CheckQuota quota;
    private final CheckHoldings holdings;
    private final DeployAudit audit;
    private final Transactions transactions;
    private final Clock clock;

    public AnnounceFiles(
            DeployStore deploys,
            UploadStore uploads,
            StoredFiles stored,
            CheckQuota quota,
            CheckHoldings holdings,
            DeployAudit audit,
            Transactions transactions,
            Clock clock) {
        this.deploys = deploys;
        this.uploads = uploads;
        this.stored = stored;
        this.quota = quota;
        this.holdings = holdings;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of the list. */
    public sealed interface Outcome {
        record Awaiting(Deploy deploy, SortedSet<Sha1> required) implements Outcome {}

        /** Every file is there: the deploy can be finished. */
        record Complete(Deploy deploy) implements Outcome {}

        /** The site may not have as much. */
        record Excessive(Excess excess) implements Outcome {}

        record NoSuchDeploy(DeployId deploy) implements Outcome {}

        /** The deploy takes no files any more. */
        record Closed(Deploy deploy) implements Outcome {}

        /** Somebody of another role has begun it. */
        record Lacking(Role needed) implements Outcome {}
    }

    /** What is announced, and by whom. Intents add up: some clients say only once that a deploy is a draft. */
    public record Wish(Intent intent, SortedMap<CanonicalPath, Sha1> files, Requester requester) {}

    public Outcome announce(DeployId id, Wish wish) throws IOException {
        Optional<Deploy> deploy = deploys.find(id);
        if (deploy.isEmpty()) {
            return new Outcome.NoSuchDeploy(id);
        }
        SiteId site = deploy.get().site();
        Map<Sha1, Blob> known = stored.of(site, Set.copyOf(wish.files().values()));
        return transactions.within(() -> {
            quota.decideAlone(site);
            return holdings.deploy(site, deploy.get().intent().and(wish.intent()))
                    .or(() -> excess(site, wish.files(), known))
                    .<Outcome>map(Outcome.Excessive::new)
                    .orElseGet(() -> announce(id, wish, known));
        });
    }

    private Optional<Excess> excess(SiteId site, SortedMap<CanonicalPath, Sha1> files, Map<Sha1, Blob> known) {
        List<Blob> there = there(files, known);
        return quota.files(site, files.size())
                .or(() -> quota.there(site, there))
                .or(() -> there.size() == files.size() ? quota.complete(site, there) : Optional.empty());
    }

    private Outcome announce(DeployId id, Wish wish, Map<Sha1, Blob> known) {
        Deploy locked = deploys.lock(id).orElseThrow();
        if (!(locked.state() instanceof DeployState.Uploading uploading)) {
            return new Outcome.Closed(locked);
        }
        return NeededRole.lackedBy(wish.requester(), locked.site(), locked.intent())
                .<Outcome>map(Outcome.Lacking::new)
                .orElseGet(() -> announce(locked, uploading, wish, known));
    }

    private static List<Blob> there(SortedMap<CanonicalPath, Sha1> files, Map<Sha1, Blob> known) {
        return files.values().stream()
                .filter(known::containsKey)
                .map(known::get)
                .toList();
    }

    private Outcome announce(Deploy locked, DeployState.Uploading uploading, Wish wish, Map<Sha1, Blob> known) {
        Instant now = clock.instant();
        Actor actor = wish.requester().actor();
        Deploy deploy = locked.intend(locked.intent().and(wish.intent()), now).askedBy(actor);
        uploads.announce(deploy.id(), wish.files(), known);
        audit.announced(deploy, wish.files().size(), actor, now);
        SortedSet<Sha1> required = new TreeSet<>(wish.files().values());
        required.removeAll(known.keySet());
        if (required.isEmpty()) {
            Deploy complete = deploy.become(uploading.complete(), now);
            deploys.save(complete);
            audit.completed(complete, actor, now);
            return new Outcome.Complete(complete);
        }
        deploys.save(deploy);
        return new Outcome.Awaiting(deploy, required);
    }
}
