package dev.lockstep.edge.wiring;

import dev.lockstep.edge.kafka.EdgeLogs;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.site.Sites;
import dev.lockstep.edge.sync.Progress;
import jakarta.inject.Singleton;

/** How much of what is stated of sites this edge has put into effect. */
@Singleton
class Known {

    private final EdgeLogs logs;
    private final Sites sites;
    private final Lease lease;
    private final Progress progress;

    Known(EdgeLogs logs, Sites sites, Lease lease, Progress progress) {
        this.logs = logs;
        this.sites = sites;
        this.lease = lease;
        this.progress = progress;
    }

    double lag() {
        return logs.behind() + sites.refusals().size();
    }

    double refused() {
        return sites.refused();
    }

    double preparing() {
        return sites.beingPrepared();
    }

    double lost() {
        return progress.lost();
    }

    Lease lease() {
        return lease;
    }
}
