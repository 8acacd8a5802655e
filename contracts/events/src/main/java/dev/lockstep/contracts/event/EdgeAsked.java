package dev.lockstep.contracts.event;

import java.time.Instant;

/** Someone wants to know something of every edge. */
public record EdgeAsked(String id, EdgeQuestion question, Instant at) implements Event {}
