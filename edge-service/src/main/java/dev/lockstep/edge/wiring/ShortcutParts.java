package dev.lockstep.edge.wiring;

import dev.lockstep.edge.access.AccessLog;
import dev.lockstep.edge.door.Shortcut;
import dev.lockstep.edge.hit.Counts;
import dev.lockstep.edge.hit.Facts;
import dev.lockstep.edge.hit.PlainHits;
import dev.lockstep.edge.hit.Stock;
import dev.lockstep.edge.vertx.visit.Counting;
import dev.lockstep.edge.vertx.visit.Deciding;
import dev.lockstep.edge.vertx.visit.Writing;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What is answered at the door. */
@Singleton
class ShortcutParts {

    /**
     * Nothing is, where there is something to do for each request beside answering it: to write it to a log, or to see
     * whether it came by TLS.
     */
    @Produces
    @Singleton
    Shortcut shortcut(
            ListeningConfig listening,
            AccessLog log,
            Deciding deciding,
            Writing writing,
            Counting counts,
            Clock clock) {
        boolean asksForTls =
                listening.tls().redirect() || !listening.tls().hsts().isZero();
        if (asksForTls || !log.equals(AccessLog.OFF)) {
            return Shortcut.NONE;
        }
        return new PlainHits(
                new Facts(deciding.sites(), deciding.decide(), deciding.lease()),
                new Stock(writing.prepared(), writing.bodies()),
                new Counts(counts.pages(), counts.answers(), counts.times(), counts.clock()),
                clock);
    }
}
