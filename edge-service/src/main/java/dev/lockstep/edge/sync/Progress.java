package dev.lockstep.edge.sync;

import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.contracts.event.EdgeSynced;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.site.Sites;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How far this edge has come with both logs. */
public final class Progress {

    private final EdgeId edge;
    private final Sites sites;
    private final Lease lease;
    private final Regaining regaining = new Regaining();
    private volatile Applied applied = new Applied("", new TreeMap<>());
    private final Map<SiteId, Late> preparedLate = new ConcurrentHashMap<>();
    private volatile boolean sitesRead;
    private volatile boolean pagesCaughtUp;
    private volatile boolean missing;
    private volatile boolean listening;
    private volatile boolean leaving;

    public Progress(EdgeId edge, Sites sites, Lease lease) {
        this.edge = edge;
        this.sites = sites;
        this.lease = lease;
    }

    /** Offsets mean nothing without the log that they are of. */
    private record Applied(String log, SortedMap<Integer, Long> offsets) {}

    /**
     * A publish that readiness waits for.
     *
     * @param instead whether it took the place of the one that the site log said at the start
     */
    private record Late(Epoch publish, boolean instead) {

        /** What is waited for now that this is being prepared, or nothing any more. */
        @Nullable
        Late next(Epoch preparing) {
            if (preparing.equals(publish)) {
                return this;
            }
            return instead ? null : new Late(preparing, true);
        }
    }

    /** From here on, offsets are those of this log. */
    public void reads(String log) {
        if (!log.equals(applied.log())) {
            applied = new Applied(log, new TreeMap<>());
            regaining.beginAnotherLog();
        }
    }

    /** The site log was read further; that may have withdrawn or replaced what was being prepared. */
    public void applied(SortedMap<Integer, Long> offsets) {
        applied = new Applied(applied.log(), offsets);
        prepared();
    }

    /** The site log has lost something: what it said stays in effect, and nothing is confirmed until it was said again. */
    public void wentBack() {
        applied = new Applied(applied.log(), new TreeMap<>());
        regaining.lose(sites.epochs());
        missing = false;
    }

    /** There is no site log any more, until there is that one again, or another. */
    public void missLog() {
        missing = true;
    }

    public void findLog() {
        missing = false;
    }

    /** A site's settings were read: by those it is known whether all of the site was stated again. */
    public void configured(SiteConfigured settings) {
        regaining.read(settings);
    }

    /** Sites that this edge knows, and that the site log has lost and not stated again. */
    public int lost() {
        return missing ? sites.epochs().size() : regaining.missing();
    }

    /** Everything that the site log held at a moment is in effect, or known not to be. */
    public void confirmed(long atNanos) {
        if (regaining.missing() == 0) {
            lease.read(atNanos);
        }
    }

    /** The site log was read to the end that it had at the start; what it said of some sites may be being prepared still. */
    public void sitesCaughtUp() {
        sites.preparing().forEach((site, publish) -> preparedLate.put(site, new Late(publish, false)));
        sitesRead = true;
        prepared();
    }

    /**
     * Something that was being prepared is in effect, known to be refused, or replaced. What takes its place is waited for too,
     * or visitors would be sent here before the site shows anything; but only once: a site that is published again and again
     * while the store hangs keeps no edge from the visitors of others.
     */
    public void prepared() {
        preparedLate.keySet().forEach(site -> preparedLate.computeIfPresent(site, this::stillLate));
    }

    private @Nullable Late stillLate(SiteId site, Late late) {
        @Nullable Epoch preparing = sites.preparing(site).orElse(null);
        return preparing == null ? null : late.next(preparing);
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

    /**
     * Whether both logs were read to the ends that they had at the start, and what they said then is in effect, known to be
     * refused, or replaced; stays true whatever is lost later.
     */
    public boolean isCaughtUp() {
        return sitesRead && preparedLate.isEmpty() && pagesCaughtUp;
    }

    public boolean isReady() {
        return isCaughtUp() && listening && !leaving && lease.hasBegun();
    }

    /** The acknowledgement of everything up to here, with what is not in effect. */
    public EdgeSynced acknowledgement(Instant now) {
        Applied upTo = applied;
        return new EdgeSynced(edge, upTo.log(), upTo.offsets(), sites.refusals(), lease.lasts(), lease.age(), now);
    }
}
