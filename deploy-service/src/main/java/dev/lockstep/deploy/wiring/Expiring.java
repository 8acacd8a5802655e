package dev.lockstep.deploy.wiring;

import dev.lockstep.deploy.outbox.Outbox;
import dev.lockstep.deploy.purge.ExpirePurges;
import dev.lockstep.deploy.purge.PurgeSettings;
import dev.lockstep.deploy.purge.PurgeStore;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Takes back now and then what is not needed any more. */
@Singleton
class Expiring {
    private static final System.Logger LOG = System.getLogger(Expiring.class.getName());

    private final ExpirePurges expire;

    Expiring(
            SiteStore sites,
            PurgeStore purges,
            Outbox outbox,
            Transactions transactions,
            PurgeSettings settings,
            Clock clock) {
        this.expire = new ExpirePurges(sites, purges, outbox, transactions, settings, clock);
    }

    @Scheduled(every = "${lockstep.purges.look-every:1m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void expire() {
        int gone = expire.expire();
        if (gone > 0) {
            LOG.log(System.Logger.Level.INFO, "purges taken back count={0}", gone);
        }
    }
}
