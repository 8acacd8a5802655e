package dev.lockstep.contracts.blob;

/** What became of bytes that came with a promised digest. */
public sealed interface PutOutcome {

    /** The bytes are durable under their digest. */
    record Stored(Blob blob) implements PutOutcome {}

    /** The bytes have another digest than was promised; nothing was stored. */
    record Mismatched(Digest actual) implements PutOutcome {}
}
