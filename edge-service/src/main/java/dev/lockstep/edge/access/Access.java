package dev.lockstep.edge.access;

import dev.lockstep.contracts.client.Client;
import java.time.Duration;
import java.time.Instant;

/**
 * One request that is over. What is not known of it is empty.
 *
 * @param at when it came
 * @param took until the last of its answer had left, or until it was clear that no more would
 */
public record Access(
        Instant at, Duration took, Client client, RequestLine line, Fields fields, Outcome outcome, Source source) {}
