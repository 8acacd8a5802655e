package dev.lockstep.deploy.outbox.wiring;

import dev.lockstep.deploy.outbox.Announcer;
import dev.lockstep.deploy.outbox.Cut;
import dev.lockstep.deploy.outbox.LogSight;
import dev.lockstep.deploy.outbox.Recognition;
import dev.lockstep.deploy.outbox.Relay;
import dev.lockstep.deploy.outbox.SendLog;
import dev.lockstep.deploy.outbox.Signal;
import dev.lockstep.deploy.work.WorkLock;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs the relay while the process lives and holds the lock: at once after a commit, and now and then in any case. */
@ApplicationScoped
class RelayLoop {
    private static final System.Logger LOG = System.getLogger(RelayLoop.class.getName());
    private static final Duration POLL = Duration.ofMillis(250);

    private final Relay relay;
    private final WorkLock lock;
    private final Signal signal;
    private final Thread thread = Thread.ofPlatform().name("outbox-relay").unstarted(this::run);
    private volatile boolean closing;
    private int lastTaken;

    RelayLoop(
            SendLog log,
            Announcer announcer,
            Recognition recognition,
            Cut cut,
            LogSight sight,
            @Identifier("relay") WorkLock lock,
            Signal signal,
            Clock clock,
            @ConfigProperty(name = "mp.messaging.outgoing.sites.delivery.timeout.ms") int deliveryTimeoutMillis) {
        this.relay = new Relay(
                log, announcer, recognition, cut, sight, signal, clock, Duration.ofMillis(2L * deliveryTimeoutMillis));
        this.lock = lock;
        this.signal = signal;
    }

    void start(@Observes StartupEvent ignored) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent ignored) throws InterruptedException {
        closing = true;
        signal.give();
        thread.join(Duration.ofSeconds(5));
    }

    private void run() {
        while (!closing) {
            long seen = signal.count();
            turn();
            try {
                signal.await(seen, POLL);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        lock.release();
    }

    private void turn() {
        if (!lock.isHeld()) {
            relay.pause();
            return;
        }
        int taken = lock.timesTaken();
        if (taken != lastTaken) {
            relay.pause();
            lastTaken = taken;
        }
        try {
            relay.drain(() -> lock.isHeld() && lock.timesTaken() == taken);
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "events wait in the outbox until the next try", failure);
        }
    }
}
