package dev.lockstep.edge.vertx.visit;

import dev.lockstep.edge.answer.Prepared;
import dev.lockstep.edge.body.Bodies;
import dev.lockstep.edge.cache.HttpCache;
import dev.lockstep.edge.explain.ExplainResponse;
import dev.lockstep.edge.pass.PassOn;

/** What goes out: heads and bodies that are stored, answers that come through from a renderer or were kept then, and why. */
public record Writing(Prepared prepared, Bodies bodies, PassOn passOn, HttpCache kept, ExplainResponse explain) {}
