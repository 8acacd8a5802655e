package dev.lockstep.edge.vertx.visit;

import dev.lockstep.edge.explain.ExplainResponse;
import java.time.Clock;

/** How visitors are told something, and why, and what is counted then. */
record Telling(ReplyWriter writer, ExplainResponse explain, Counting counts, Clock clock) {}
