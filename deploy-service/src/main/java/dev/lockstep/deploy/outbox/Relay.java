package dev.lockstep.deploy.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Announces what waits in the outbox: each site's epochs one after the other, those of different sites at once. Events of
 * one epoch state different things, and may go together.
 *
 * <p>A relay that lost its lease without noticing may have one event per site on its way, which can reach the log after
 * later ones. Readers do not mind, since epochs only go forward, but compaction would keep the late one. So a relay
 * repeats, once its lease is older than anything can be on its way, the latest statement under each key that it
 * announced so far.
 */
public final class Relay {
    private static final int WAVE = 500;

    private final SendLog log;
    private final Announcer announcer;
    private final Signal announced;
    private final Clock clock;
    private final Duration longestOnItsWay;
    private Settling settling = new Settling.Idle();

    /**
     * Begins without a lease.
     *
     * @param longestOnItsWay how long a record handed to the announcer may take to reach the log, at most
     */
    public Relay(SendLog log, Announcer announcer, Signal announced, Clock clock, Duration longestOnItsWay) {
        this.log = log;
        this.announcer = announcer;
        this.announced = announced;
        this.clock = clock;
        this.longestOnItsWay = longestOnItsWay;
    }

    private sealed interface Settling {
        /** The lease is not held. */
        record Idle() implements Settling {}

        /** Another relay's records may still arrive. */
        record Since(Instant takeover) implements Settling {}

        /** The log is this relay's alone. */
        record Settled() implements Settling {}
    }

    /** The lease is somebody else's: the next {@link #drain} begins anew. */
    public void pause() {
        settling = new Settling.Idle();
    }

    /** Announces until nothing is left; throws when the log did not take something, which is then tried again. */
    public void drain() {
        settle(clock.instant());
        for (List<Unsent> wave = log.next(WAVE); !wave.isEmpty(); wave = log.next(WAVE)) {
            announce(wave);
        }
    }

    private void settle(Instant now) {
        switch (settling) {
            case Settling.Idle() -> settling = new Settling.Since(now);
            case Settling.Since(Instant takeover) -> {
                if (takeover.plus(longestOnItsWay).isBefore(now)) {
                    log.repeatSince(takeover);
                    settling = new Settling.Settled();
                }
            }
            case Settling.Settled() -> {}
        }
    }

    private void announce(List<Unsent> wave) {
        Map<Long, Position> positions = new ConcurrentHashMap<>();
        CompletableFuture<?>[] sending = wave.stream()
                .map(unsent -> announcer
                        .announce(unsent)
                        .thenAccept(position -> positions.put(unsent.id(), position))
                        .toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(sending).join();
        } finally {
            log.sent(positions, clock.instant());
            announced.give();
        }
    }
}
