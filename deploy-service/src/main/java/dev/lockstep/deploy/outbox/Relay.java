package dev.lockstep.deploy.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Announces what waits in the outbox: each site's epochs one after the other, those of different sites at once. Events of
 * one epoch state different things, and may go together.
 *
 * <p>A relay that lost its lock without noticing may have one event per site on its way, which can reach the log after
 * later ones. Readers do not mind, since epochs only go forward, but compaction would keep the late one. So a relay
 * repeats, once it has had the lock for longer than anything can be on its way, the latest statement under each key that it
 * announced so far.
 *
 * <p>What is written to a log that has taken the place of another would be all that the new one holds. So a relay holds back
 * what waits until somebody has all of it stated again ({@link SendLog#restate}), and looks whether that is so even if nothing
 * waits: edges that started on the new log do not know that there was another. It holds back, too, as long as the log says
 * what the database does not know ({@link Recognition}), which is looked at whenever the lock is taken: as long as it is
 * held nobody else writes.
 */
public final class Relay {
    private static final System.Logger LOG = System.getLogger(Relay.class.getName());
    private static final int WAVE = 500;

    private final SendLog log;
    private final Announcer announcer;
    private final Recognition recognition;
    private final Cut cut;
    private final LogSight sight;
    private final Signal announced;
    private final Clock clock;
    private final Duration longestOnItsWay;
    private Settling settling = new Settling.Idle();
    private boolean whole;

    /**
     * Begins without the lock.
     *
     * @param longestOnItsWay how long a record handed to the announcer may take to reach the log, at most
     */
    public Relay(
            SendLog log,
            Announcer announcer,
            Recognition recognition,
            Cut cut,
            LogSight sight,
            Signal announced,
            Clock clock,
            Duration longestOnItsWay) {
        this.log = log;
        this.announcer = announcer;
        this.recognition = recognition;
        this.cut = cut;
        this.sight = sight;
        this.announced = announced;
        this.clock = clock;
        this.longestOnItsWay = longestOnItsWay;
    }

    private sealed interface Settling {
        /** The lock is not held. */
        record Idle() implements Settling {}

        /** Another relay's records may still arrive. */
        record Since(Instant takeover) implements Settling {}

        /** The log is this relay's alone. */
        record Settled() implements Settling {}
    }

    /** The lock is somebody else's: the next {@link #drain} begins anew. */
    public void pause() {
        settling = new Settling.Idle();
        whole = false;
        var _ = sight.see(LogSight.Seen.NOTHING);
    }

    /**
     * Announces until nothing is left; throws when the log did not take something, which is then tried again.
     *
     * @param lock says whether it was held all the while: once it was lost, the database may be another, too
     */
    public void drain(BooleanSupplier lock) {
        settle(clock.instant());
        boolean more = true;
        while (more) {
            more = next(lock);
        }
    }

    /** Whether there may be more to announce. */
    private boolean next(BooleanSupplier lock) {
        List<Unsent> wave = log.next(WAVE);
        Optional<String> there = look();
        if (wave.isEmpty()) {
            return false;
        }
        String name = there.orElseThrow(() -> new IllegalStateException("nobody knows which site log there is"));
        if (!sight.seen().isWrittenTo() || !isWhole() || !lock.getAsBoolean()) {
            return false;
        }
        announce(wave, name, lock);
        return true;
    }

    /** The log is looked at before there is anything to say: one that is lost later is known to have been another. */
    private Optional<String> look() {
        Optional<String> there = announcer.log();
        there.ifPresentOrElse(this::recognize, this::miss);
        if (there.isPresent() && sight.seen().isWrittenTo()) {
            boolean _ = isWhole();
        }
        return there;
    }

    private void recognize(String there) {
        LogSight.Seen now = log.isIn(there) ? theLog() : LogSight.Seen.ANOTHER;
        if (sight.see(now) != now) {
            tell(now, there);
        }
    }

    private LogSight.Seen theLog() {
        return cut.isFound() ? LogSight.Seen.CUT : LogSight.Seen.LOG;
    }

    private static void tell(LogSight.Seen seen, String there) {
        switch (seen) {
            case ANOTHER ->
                LOG.log(System.Logger.Level.ERROR, "site log is another, events wait for a rebuild log={0}", there);
            case CUT ->
                LOG.log(System.Logger.Level.ERROR, "site log has lost what holds, it takes a rebuild log={0}", there);
            case NOTHING, LOG, NONE -> {}
        }
    }

    /** A Kafka that does not answer has lost nothing. */
    private void miss() {
        if (announcer.isMissing() && sight.see(LogSight.Seen.NONE) != LogSight.Seen.NONE) {
            LOG.log(System.Logger.Level.ERROR, "site log is missing, events wait for it and for a rebuild");
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

    private boolean isWhole() {
        whole = whole || recognition.isWhole();
        return whole;
    }

    private void announce(List<Unsent> wave, String there, BooleanSupplier lock) {
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
            if (lock.getAsBoolean()) {
                note(positions, there);
            }
            announced.give();
        }
    }

    /** If another log is there meanwhile, nobody knows which of them has what was written: it is announced again. */
    private void note(Map<Long, Position> positions, String there) {
        if (announcer.log().filter(there::equals).isPresent()) {
            positions.replaceAll((_, position) -> position.on(there));
            log.sent(positions, clock.instant());
        }
    }
}
