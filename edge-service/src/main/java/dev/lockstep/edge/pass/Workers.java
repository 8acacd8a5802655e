package dev.lockstep.edge.pass;

import dev.lockstep.contracts.pass.HeaderFields;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** Hands requests on to workers. Bodies flow at the pace of whoever takes them. */
@FunctionalInterface
public interface Workers {

    /**
     * Hands a request on to one of them, from the thread on which everything of it is to happen. Never completes with an
     * exception; whoever cancels gives the request up.
     */
    CompletableFuture<Outcome> pass(URI worker, Passage passage);

    /** What became of a request that was handed on. */
    sealed interface Outcome {

        /**
         * An answer has begun.
         *
         * @param leaving whether the worker is about to end: others are to be asked from now on
         * @param body fails when the answer breaks off; whoever cancels it gives the answer up
         */
        record Answered(int status, HeaderFields fields, Flow.Publisher<ByteBuffer> body, boolean leaving)
                implements Outcome {}

        /** No connection: nothing of the request was sent, and another may be asked. */
        record Unreachable(String reason) implements Outcome {}

        /** Some of the request was sent, and there is no answer: it may have had its effect, and is not repeated. */
        record Silent(String reason) implements Outcome {}
    }
}
