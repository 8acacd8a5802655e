package dev.lockstep.edge.cache;

import java.util.concurrent.CompletableFuture;

/** What this cache has for somebody. */
public sealed interface Looked {

    /** It is answered from memory. */
    record Show(FromMemory answer) implements Looked {}

    /** It is answered from memory, and asked for anew behind the visitor's back. */
    record ShowAndRenew(FromMemory answer, Errand errand) implements Looked {}

    /** The origin is asked. */
    record Ask(Errand errand) implements Looked {}

    /**
     * Somebody else has asked for the same.
     *
     * @param landing completes when it pays to look again; whoever does not wait any longer cancels it
     */
    record Follow(CompletableFuture<Void> landing) implements Looked {}

    /** There is nothing, and only that was asked for. */
    record Nothing() implements Looked {}
}
