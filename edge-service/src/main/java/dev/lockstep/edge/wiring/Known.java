package dev.lockstep.edge.wiring;

import dev.lockstep.edge.kafka.EdgeLogs;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.site.Sites;
import jakarta.inject.Singleton;

/** How much of what is stated of sites this edge has put into effect. */
@Singleton
class Known {

    private final EdgeLogs logs;
    private final Sites sites;
    private final Lease lease;

    Known(EdgeLogs logs, Sites sites, Lease lease) {
        this.logs = logs;
        this.sites = sites;
        this.lease = lease;
    }

    double lag() {
        return logs.behind() + refused();
    }

    double refused() {
        return sites.refusals().size();
    }

    Lease lease() {
        return lease;
    }
}
