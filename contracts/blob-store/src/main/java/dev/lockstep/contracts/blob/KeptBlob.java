package dev.lockstep.contracts.blob;

import java.time.Instant;

/** A blob and when, by the store's own clock, somebody last put it or counted on it. */
public record KeptBlob(Blob blob, Instant usedAt) {}
