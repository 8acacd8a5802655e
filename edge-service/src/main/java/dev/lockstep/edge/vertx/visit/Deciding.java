package dev.lockstep.edge.vertx.visit;

import dev.lockstep.edge.answer.Decide;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.preview.Unlock;
import dev.lockstep.edge.site.Manifests;
import dev.lockstep.edge.site.Sites;
import dev.lockstep.edge.skew.EarlierFiles;
import dev.lockstep.edge.skew.Pins;

/** What an answer is decided by, and for how long that may be believed. */
public record Deciding(
        Sites sites, Manifests manifests, Decide decide, EarlierFiles earlier, Showing showing, Lease lease) {

    /** To whom a site shows something else than to everybody. */
    public record Showing(Unlock unlock, Pins pins) {}
}
