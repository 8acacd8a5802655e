package dev.lockstep.edge.pass;

import dev.lockstep.contracts.pass.HeaderFields;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/**
 * A visitor's request on its way to a worker.
 *
 * @param target path and query as they go into a request line
 * @param fields the visitor's own, as far as they go through, and what this edge says
 */
public record Passage(String method, String target, HeaderFields fields, Body body) {

    /** What follows the head. */
    public sealed interface Body {
        record None() implements Body {}

        /** Bytes as they arrive, of a length that is known or not; they can be had once. */
        record Arriving(Flow.Publisher<ByteBuffer> bytes, long length) implements Body {
            public static final long UNKNOWN = -1;
        }
    }
}
