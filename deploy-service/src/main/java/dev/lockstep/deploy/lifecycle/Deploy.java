package dev.lockstep.deploy.lifecycle;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import java.time.Instant;

/**
 * An immutable version of a site, complete or on its way.
 *
 * @param pinned whether it is kept however many come after it
 * @param asker in whose name goes on what was begun with it last, whichever process does it
 */
public record Deploy(
        DeployId id,
        SiteId site,
        Intent intent,
        DeployState state,
        Publication publication,
        WarmUp warmUp,
        boolean pinned,
        Actor asker,
        Instant createdAt,
        Instant updatedAt) {

    public static Deploy create(DeployId id, SiteId site, Intent intent, Instant now) {
        return new Deploy(
                id,
                site,
                intent,
                new DeployState.Uploading(),
                new Publication.Never(),
                WarmUp.wished(WarmUpWish.DEFAULT),
                false,
                Actor.PLATFORM,
                now,
                now);
    }

    public Deploy become(DeployState next, Instant now) {
        return new Deploy(id, site, intent, next, publication, warmUp, pinned, asker, createdAt, now);
    }

    public Deploy intend(Intent changed, Instant now) {
        return new Deploy(id, site, changed, state, publication, warmUp, pinned, asker, createdAt, now);
    }

    /** Goes on in the name of somebody, which changes nothing of what it is. */
    public Deploy askedBy(Actor actor) {
        return new Deploy(id, site, intent, state, publication, warmUp, pinned, actor, createdAt, updatedAt);
    }

    public Deploy published(Instant now) {
        return published(now, publication.pagesValidFrom());
    }

    /** Shown again, without the pages from before an epoch. */
    public Deploy published(Instant now, Epoch pagesValidFrom) {
        return new Deploy(
                id,
                site,
                intent,
                state,
                new Publication.Last(now, pagesValidFrom),
                warmUp,
                pinned,
                asker,
                createdAt,
                now);
    }

    /** From now on pages from before an epoch are left behind, if there can be any. */
    public Deploy leavePages(Epoch before, Instant now) {
        Publication left = switch (publication) {
            case Publication.Never never -> never;
            case Publication.Last(Instant at, Epoch ignored) -> new Publication.Last(at, before);
        };
        return new Deploy(id, site, intent, state, left, warmUp, pinned, asker, createdAt, now);
    }

    public Deploy warmed(WarmUp progress, Instant now) {
        return new Deploy(id, site, intent, state, publication, progress, pinned, asker, createdAt, now);
    }

    /** Changes nothing of what it is, and does not make it any younger. */
    public Deploy pin(boolean pin) {
        return new Deploy(id, site, intent, state, publication, warmUp, pin, asker, createdAt, updatedAt);
    }

    public boolean hasBeenLive() {
        return publication instanceof Publication.Last;
    }
}
