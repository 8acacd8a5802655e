package dev.lockstep.edge.cache;

import dev.lockstep.edge.site.SiteView;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A shared cache of what origins answer: RFC 9111 with the words of RFC 9213 and RFC 5861. It keeps what an answer allows,
 * and shows nothing for longer than the answer allows, nor anything that the site has purged or rolled back from.
 */
public final class HttpCache {

    private final Parts parts;

    /**
     * How much it may hold.
     *
     * @param memory for answers that are kept, and as much again for those that are arriving
     * @param largest body that is kept, in bytes
     * @param mostFollowing who wait for what somebody else has asked for
     */
    public record Limits(long memory, long largest, int mostFollowing) {}

    record Parts(SharedCache cache, Flights flights, Room room) {

        /** Something was changed: nothing that was asked for before is shown again. */
        void forget(SiteView view, URI target) {
            // In this order: what is kept between the two is what was asked for since.
            flights.overtake(Address.of(view, target));
            cache.forget(view, target);
        }
    }

    public HttpCache(Limits limits) {
        this.parts = new Parts(
                new SharedCache(limits.memory()),
                new Flights(limits.mostFollowing()),
                new Room(limits.largest(), limits.memory()));
    }

    /** What there is for a visitor; {@code mayFollow} unless they have waited for others often enough. */
    public Looked look(Wanted wanted, boolean mayFollow, Instant now) {
        if (!wanted.reads()) {
            return new Looked.Ask(new Change(parts, wanted));
        }
        Optional<Kept> found = parts.cache().find(wanted.view(), wanted.target(), wanted.fields());
        return found.map(kept -> of(kept, wanted, mayFollow, now))
                .orElseGet(() -> ask(wanted, new Fetch.Asked(null, now), mayFollow));
    }

    private Looked of(Kept kept, Wanted wanted, boolean mayFollow, Instant now) {
        SiteView view = wanted.view();
        return switch (kept.use(view, now)) {
            case Use.Fresh(Duration ignored, Duration left) ->
                new Looked.Show(FromMemory.of(kept, wanted.fields(), now, CacheStatus.hit(left)));
            case Use.WhileRevalidating(Duration ignored, Duration left) ->
                renew(
                        FromMemory.of(kept, wanted.fields(), now, CacheStatus.stale(left, "stale-while-revalidate")),
                        wanted,
                        new Fetch.Asked(kept, now));
            case Use.IfNothingElse _, Use.OnlyIfUnchanged _ -> ask(wanted, new Fetch.Asked(kept, now), mayFollow);
        };
    }

    /** One renews for all who come meanwhile. */
    private Looked renew(FromMemory shown, Wanted wanted, Fetch.Asked asked) {
        return wanted.method().equals("GET")
                ? parts.flights()
                        .begin(Address.of(wanted.view(), wanted.target()))
                        .filter(flight -> isStillWanted(flight, wanted, asked))
                        .<Looked>map(flight -> new Looked.ShowAndRenew(shown, new Fetch(parts, wanted, asked, flight)))
                        .orElseGet(() -> new Looked.Show(shown))
                : new Looked.Show(shown);
    }

    private Looked ask(Wanted wanted, Fetch.Asked asked, boolean mayFollow) {
        if (wanted.isOnlyIfCached()) {
            return new Looked.Nothing();
        }
        if (!wanted.method().equals("GET")) {
            return new Looked.Ask(new Errand.Through(wanted.fields(), CacheStatus.through("uri-miss", false)));
        }
        Address address = Address.of(wanted.view(), wanted.target());
        if (wanted.isLikeOthers() && mayFollow) {
            Optional<CompletableFuture<Void>> landing = parts.flights().follow(address);
            if (landing.isPresent()) {
                return new Looked.Follow(landing.get());
            }
        }
        Optional<Flights.Flight> flight =
                wanted.isLikeOthers() ? parts.flights().begin(address) : Optional.empty();
        Flights.Flight own = flight.orElseGet(() -> parts.flights().alone(address));
        return isStillWanted(own, wanted, asked)
                ? new Looked.Ask(new Fetch(parts, wanted, asked, own))
                : look(wanted, mayFollow, asked.at());
    }

    /** Something may have come or gone after what is kept was looked at, and before this one began and is told of changes. */
    private boolean isStillWanted(Flights.Flight flight, Wanted wanted, Fetch.Asked asked) {
        Optional<Kept> kept = parts.cache().find(wanted.view(), wanted.target(), wanted.fields());
        boolean isAsBefore = kept.equals(Optional.ofNullable(asked.stale()));
        if (!isAsBefore) {
            flight.land();
        }
        return isAsBefore;
    }

    /** Bytes that are kept, about. */
    public long weight() {
        return parts.cache().weight();
    }

    /** Who wait for what somebody else has asked for. */
    public int following() {
        return parts.flights().following();
    }
}
