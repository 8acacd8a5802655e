package dev.lockstep.deploy.wiring;

import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.outbox.OutboxSettings;
import dev.lockstep.deploy.outbox.SendLog;
import dev.lockstep.deploy.purge.ExpirePurges;
import dev.lockstep.deploy.purge.PurgeSettings;
import dev.lockstep.deploy.purge.PurgeStore;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Takes back now and then what is not needed any more. */
@Singleton
class Expiring {
    private static final System.Logger LOG = System.getLogger(Expiring.class.getName());

    private final ExpirePurges expire;
    private final SendLog log;
    private final Duration kept;
    private final Clock clock;

    Expiring(
            SiteStore sites,
            PurgeStore purges,
            Outbox outbox,
            Transactions transactions,
            PurgeSettings settings,
            SendLog log,
            OutboxSettings outboxSettings,
            Clock clock) {
        this.expire = new ExpirePurges(sites, purges, outbox, transactions, settings, clock);
        this.log = log;
        this.kept = outboxSettings.kept();
        this.clock = clock;
    }

    @Scheduled(every = "${lockstep.purges.look-every:1m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void expire() {
        int gone = expire.expire();
        if (gone > 0) {
            LOG.log(System.Logger.Level.INFO, "purges taken back count={0}", gone);
        }
    }

    @Scheduled(every = "${lockstep.outbox.look-every:1m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        int gone = log.forget(clock.instant().minus(kept));
        if (gone > 0) {
            LOG.log(System.Logger.Level.INFO, "sent events forgotten count={0}", gone);
        }
    }
}
