package dev.lockstep.contracts.event;

import dev.lockstep.contracts.blob.Digest;
import java.time.Instant;

/**
 * When a token opens nothing any more, unless it was revoked before.
 *
 * @param token its SHA-256
 */
public record TokenEnd(Digest token, Instant at) {}
