package dev.lockstep.edge.sync;

import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.EdgeSynced;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.site.Sites;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** How far this edge has come with both logs. */
public final class Progress {

    private final EdgeId edge;
    private final Sites sites;
    private final Lease lease;
    private volatile SortedMap<Integer, Long> applied = new TreeMap<>();
    private volatile boolean sitesCaughtUp;
    private volatile boolean pagesCaughtUp;
    private volatile boolean listening;
    private volatile boolean leaving;

    public Progress(EdgeId edge, Sites sites, Lease lease) {
        this.edge = edge;
        this.sites = sites;
        this.lease = lease;
    }

    public void applied(SortedMap<Integer, Long> offsets) {
        applied = offsets;
    }

    /** Everything that the site log held at a moment is in effect, or known to be refused. */
    public void confirmed(long atNanos) {
        lease.read(atNanos);
    }

    public void sitesCaughtUp() {
        sitesCaughtUp = true;
    }

    public void pagesCaughtUp() {
        pagesCaughtUp = true;
    }

    public void listening() {
        listening = true;
    }

    /** Nobody is to be sent here any more; whoever comes is served. */
    public void leaving() {
        leaving = true;
    }

    /** Whether both logs were read to the ends that they had at the start; stays true whatever is lost later. */
    public boolean isCaughtUp() {
        return sitesCaughtUp && pagesCaughtUp;
    }

    public boolean isReady() {
        return isCaughtUp() && listening && !leaving && lease.hasBegun();
    }

    /** The acknowledgement of everything up to here, with what is not in effect. */
    public EdgeSynced acknowledgement(Instant now) {
        SortedMap<Integer, Long> upTo = applied;
        return new EdgeSynced(edge, upTo, sites.refusals(), lease.lasts(), lease.age(), now);
    }
}
