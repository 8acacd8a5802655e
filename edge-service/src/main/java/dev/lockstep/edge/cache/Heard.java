package dev.lockstep.edge.cache;

/** What is done with an origin's answer. */
public sealed interface Heard {

    /** Something kept is shown in its place: what it says that still holds, or what may stand in for an error. */
    record Kept(FromMemory answer) implements Heard {}

    /** It goes to the visitor as it comes. */
    record Through(String cacheStatus) implements Heard {}

    /** It goes to the visitor as it comes, and is gathered to be kept. */
    record Gather(String cacheStatus, Gathering gathering) implements Heard {}

    /** It is about something that may not be shown any more: everything is to be looked at anew. */
    record Again() implements Heard {}
}
