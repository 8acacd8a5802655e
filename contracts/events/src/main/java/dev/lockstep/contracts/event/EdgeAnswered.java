package dev.lockstep.contracts.event;

import java.time.Instant;

/**
 * What one edge said to a question, from its own state alone.
 *
 * @param id the question's
 */
public record EdgeAnswered(String id, EdgeId edge, EdgeAnswer answer, Instant at) implements Event {}
