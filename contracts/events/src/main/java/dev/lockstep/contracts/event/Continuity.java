package dev.lockstep.contracts.event;

/**
 * What one visitor may count on from one request to the next.
 *
 * @param pins whether they may stay with a deploy that was live
 * @param monotonicReads whether no edge shows them what is from before what they have seen
 */
public record Continuity(boolean pins, boolean monotonicReads) {

    /** Each request is answered by what is live here and now. */
    public static final Continuity NONE = new Continuity(false, false);

    public Continuity withPins(boolean allowed) {
        return new Continuity(allowed, monotonicReads);
    }

    public Continuity withMonotonicReads(boolean wanted) {
        return new Continuity(pins, wanted);
    }
}
