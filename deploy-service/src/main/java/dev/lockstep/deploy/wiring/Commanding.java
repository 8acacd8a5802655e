package dev.lockstep.deploy.wiring;

import dev.lockstep.contracts.outbound.AllowedHosts;
import dev.lockstep.contracts.outbound.FetchLimits;
import dev.lockstep.contracts.outbound.http.HttpOutbound;
import dev.lockstep.deploy.bundle.BundleLimits;
import dev.lockstep.deploy.bundle.BundleSettings;
import dev.lockstep.deploy.command.CarryOut;
import dev.lockstep.deploy.command.CommandLog;
import dev.lockstep.deploy.command.DeployFromUrl;
import dev.lockstep.deploy.command.RefuseRecord;
import dev.lockstep.deploy.finish.DeployBundle;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.purge.PurgePages;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.transaction.Transactions;
import dev.lockstep.deploy.warmup.PublishWarm;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The use cases of commands. */
class Commanding {
    /** From the first step of a fetch until its bundle is unpacked. */
    private static final Duration LONGEST_FETCH = Duration.ofMinutes(10);

    @Produces
    @Singleton
    HttpOutbound outbound(BundleSettings settings) {
        return new HttpOutbound(AllowedHosts.of(settings.allowedHosts().orElse(List.of())));
    }

    void close(@Disposes HttpOutbound outbound) {
        outbound.close();
    }

    @Produces
    @Singleton
    DeployFromUrl deployFromUrl(HttpOutbound outbound, DeployBundle bundles) {
        FetchLimits limits = new FetchLimits(LONGEST_FETCH, BundleLimits.DEFAULT.packedBytes());
        return new DeployFromUrl(outbound, limits, bundles);
    }

    @Produces
    @Singleton
    CarryOut carryOut(
            CommandLog log,
            SiteStore sites,
            DeployFromUrl deploy,
            PublishWarm warm,
            PurgePages purge,
            Transactions transactions,
            Identities identities,
            Clock clock) {
        return new CarryOut(log, sites, deploy, warm, purge, transactions, identities, clock);
    }

    @Produces
    @Singleton
    RefuseRecord refuseRecord(Clock clock) {
        return new RefuseRecord(clock);
    }
}
