package dev.lockstep.deploy.lifecycle;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteId;
import java.time.Instant;

/**
 * An immutable version of a site, complete or on its way.
 *
 * @param pinned whether it is kept however many come after it
 */
public record Deploy(
        DeployId id,
        SiteId site,
        Intent intent,
        DeployState state,
        Publication publication,
        WarmUp warmUp,
        boolean pinned,
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
                now,
                now);
    }

    public Deploy become(DeployState next, Instant now) {
        return new Deploy(id, site, intent, next, publication, warmUp, pinned, createdAt, now);
    }

    public Deploy intend(Intent changed, Instant now) {
        return new Deploy(id, site, changed, state, publication, warmUp, pinned, createdAt, now);
    }

    public Deploy published(Instant now) {
        return published(now, publication.pagesValidFrom());
    }

    /** Shown again, without the pages from before an epoch. */
    public Deploy published(Instant now, Epoch pagesValidFrom) {
        return new Deploy(
                id, site, intent, state, new Publication.Last(now, pagesValidFrom), warmUp, pinned, createdAt, now);
    }

    /** From now on pages from before an epoch are left behind, if there can be any. */
    public Deploy leavePages(Epoch before, Instant now) {
        Publication left = switch (publication) {
            case Publication.Never never -> never;
            case Publication.Last(Instant at, Epoch ignored) -> new Publication.Last(at, before);
        };
        return new Deploy(id, site, intent, state, left, warmUp, pinned, createdAt, now);
    }

    public Deploy warmed(WarmUp progress, Instant now) {
        return new Deploy(id, site, intent, state, publication, progress, pinned, createdAt, now);
    }

    /** Changes nothing of what it is, and does not make it any younger. */
    public Deploy pin(boolean pin) {
        return new Deploy(id, site, intent, state, publication, warmUp, pin, createdAt, updatedAt);
    }

    public boolean hasBeenLive() {
        return publication instanceof Publication.Last;
    }
}
