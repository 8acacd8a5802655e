package dev.lockstep.contracts.event;

/**
 * What one visitor may count on from one request to the next.
 *
 * @param pins whether they may stay with a deploy that was live
 */
public record Continuity(boolean pins) {

    /** Each request is answered by what is live here and now. */
    public static final Continuity NONE = new Continuity(false);
}
