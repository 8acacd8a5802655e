package dev.lockstep.edge.door;

/** What those behind the door are told of whom it has answered in their place. */
public sealed interface Notice {

    Refusal why();

    /**
     * Of a request of which they have heard nothing.
     *
     * @param requestLine its first line, or what has arrived of it; it may be anything
     */
    record OfUnheard(Refusal why, String requestLine) implements Notice {}

    /** Of the request that they have heard last, and that they cannot answer any more. */
    record OfHeard(Refusal why) implements Notice {}
}
