package dev.lockstep.edge.hit;

import dev.lockstep.edge.answer.Decide;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.site.Sites;

/** What an answer is decided by, and for how long that may be believed. */
public record Facts(Sites sites, Decide decide, Lease lease) {}
