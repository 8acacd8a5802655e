package dev.lockstep.edge.ask;

import dev.lockstep.contracts.event.Problem;

/** What became of a page that somebody waited for. */
public sealed interface Landed {

    /** A render arrived: decide anew. */
    record Rendered() implements Landed {}

    /** The render failed. */
    record Failed(Problem problem) implements Landed {}

    /** Workers have no room for it, or its site may have no more for now. */
    record TurnedAway(Problem problem) implements Landed {}

    /** So many wait already, of this site or of all, that nobody else may. */
    record Full() implements Landed {}
}
