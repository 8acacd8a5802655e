package dev.lockstep.deploy.rebuild;

import dev.lockstep.deploy.audit.Actor;
import java.time.Instant;

/** Somebody wants everything to be stated again. */
record Wish(OfUnknown unknown, Actor actor, Instant at) {}
