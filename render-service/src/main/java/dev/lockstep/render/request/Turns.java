package dev.lockstep.render.request;

import java.time.Instant;

/** When a worker's turns are, where there are so many of all workers in a second: by a clock that all of them have. */
record Turns(long perSecond, Share share) {
    private static final long NANOS = 1_000_000_000;

    Turns {
        perSecond = Math.min(perSecond, NANOS);
    }

    /** The first at some time or later, when so many others are left out. */
    Instant from(Instant time, long others) {
        return at(share.turn(share.before(firstSince(time)) + others));
    }

    /** The last one before some time. */
    Instant before(Instant time) {
        return from(time, -1);
    }

    private long firstSince(Instant time) {
        return time.getEpochSecond() * perSecond + Math.floorDiv((time.getNano() - 1) * perSecond, NANOS) + 1;
    }

    private Instant at(long turn) {
        long nanos = Math.ceilDiv(Math.floorMod(turn, perSecond) * NANOS, perSecond);
        return Instant.ofEpochSecond(Math.floorDiv(turn, perSecond), nanos);
    }
}
