package dev.lockstep.edge.vertx;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is told to go on by a second. */
final class SteppedClock extends Clock {

    private Instant now;

    SteppedClock(Instant now) {
        this.now = now;
    }

    void step() {
        now = now.plusSeconds(1);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
