package dev.lockstep.edge.hit;

import dev.lockstep.edge.answer.Prepared;
import dev.lockstep.edge.body.Bodies;

/** The heads and bodies that are in memory. */
public record Stock(Prepared prepared, Bodies bodies) {}
