package dev.lockstep.edge.continuity;

import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.edge.ask.Places;
import dev.lockstep.edge.lease.Lease;
import dev.lockstep.edge.site.Reached;
import dev.lockstep.edge.site.Sites;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Visitors who have seen more of a site than this edge has put into effect. Whatever a visitor has seen was on the site log
 * before they came. So each waits until it is in effect here, or until the log has been read to an end that it had after
 * they came: what has not been found by then was never there, and whoever made it up has waited for one look at the log.
 */
public final class CatchingUp {

    private final Sites sites;
    private final Lease lease;
    private final Places places;
    private final Duration patience;
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private final Map<Ended, LongAdder> counts = new EnumMap<>(Ended.class);

    /** @param patience how long a visitor is held at most, which is for whoever holds them to see to */
    public CatchingUp(Sites sites, Lease lease, Places places, Duration patience) {
        this.sites = sites;
        this.lease = lease;
        this.places = places;
        this.patience = patience;
        for (Ended each : Ended.values()) {
            counts.put(each, new LongAdder());
        }
    }

    /** Whoever waits, by what they are told with. */
    private record Waiting(SiteId site, Epoch seen, long sinceNanos, CompletableFuture<Ended> end) {}

    /** Waits until a site is in effect up to an epoch. Whoever gives up cancels it, or says how it has ended. */
    public CompletableFuture<Ended> await(SiteId site, Epoch seen) {
        CompletableFuture<Ended> end = new CompletableFuture<>();
        if (!places.take(site)) {
            count(Ended.FULL);
            end.complete(Ended.FULL);
            return end;
        }
        Waiting visitor = new Waiting(site, seen, lease.now(), end);
        var _ = end.whenComplete((ended, left) -> leave(visitor, left == null ? ended : Ended.LEFT));
        waiting.add(visitor);
        // What they wait for may have happened just before anybody could tell them.
        look(visitor);
        return end;
    }

    /** Called after something was put into effect, or the site log was read to its end. */
    public void look() {
        waiting.forEach(this::look);
    }

    public Duration patience() {
        return patience;
    }

    public int waiting() {
        return places.taken();
    }

    /** How often it has ended so. */
    public long of(Ended how) {
        return counter(how).sum();
    }

    private void look(Waiting visitor) {
        end(visitor).ifPresent(visitor.end()::complete);
    }

    /** The lease is asked first: whatever it says was read is in effect by the time that the site is looked at. */
    private Optional<Ended> end(Waiting visitor) {
        boolean hasRead = lease.hasRead(visitor.sinceNanos());
        Reached reached = sites.reached(visitor.site());
        if (!reached.whole().isBefore(visitor.seen())) {
            return Optional.of(Ended.REACHED);
        }
        return hasRead && !reached.lacks(visitor.seen()) ? Optional.of(Ended.CONFIRMED) : Optional.empty();
    }

    private void leave(Waiting visitor, Ended how) {
        waiting.remove(visitor);
        places.leave(visitor.site());
        count(how);
    }

    private void count(Ended how) {
        counter(how).increment();
    }

    private LongAdder counter(Ended how) {
        @Nullable LongAdder counter = counts.get(how);
        return counter == null ? new LongAdder() : counter;
    }
}
