package dev.lockstep.contracts.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is told to go on. */
public final class SteppedClock extends Clock {

    private volatile Instant now;

    public SteppedClock(Instant now) {
        this.now = now;
    }

    public void step() {
        step(Duration.ofSeconds(1));
    }

    public void step(Duration time) {
        now = instant().plus(time);
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
