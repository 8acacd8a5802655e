package dev.lockstep.edge.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Requests under way: what was asked for before a change is not kept after it. The answers of most may be for all who ask
 * the same meanwhile. Where an answer proved to be for one alone, nobody waits for that of another for some time: they would
 * all go one after the other.
 */
final class Flights {

    private static final Duration APART = Duration.ofSeconds(10);
    private static final int MOST_APART = 10_000;

    private final ConcurrentMap<Address, Flight> running = new ConcurrentHashMap<>();
    private final ConcurrentMap<Address, Set<Flight>> all = new ConcurrentHashMap<>();
    private final AtomicInteger following = new AtomicInteger();
    private final int mostFollowing;
    private final Cache<Address, Boolean> apart = Caffeine.newBuilder()
            .expireAfterWrite(APART)
            .maximumSize(MOST_APART)
            .executor(Runnable::run)
            .build();

    Flights(int mostFollowing) {
        this.mostFollowing = mostFollowing;
    }

    /** Begins one that others may wait for; empty while there is one. */
    Optional<Flight> begin(Address address) {
        Flight begun = new Flight(address);
        return running.putIfAbsent(address, begun) == null ? Optional.of(takenOff(begun)) : Optional.empty();
    }

    /** Waits for the one that is under way; empty when there is none, or no more are to wait. */
    Optional<CompletableFuture<Void>> follow(Address address) {
        Flight flight = running.get(address);
        return flight == null || apart.getIfPresent(address) != null ? Optional.empty() : flight.follow();
    }

    /** One that nobody waits for. */
    Flight alone(Address address) {
        return takenOff(new Flight(address));
    }

    private Flight takenOff(Flight flight) {
        all.compute(flight.address, (_, others) -> with(flight, others));
        return flight;
    }

    private static Set<Flight> with(Flight flight, @Nullable Set<Flight> others) {
        Set<Flight> flights = others == null ? ConcurrentHashMap.newKeySet() : others;
        flights.add(flight);
        return flights;
    }

    private static @Nullable Set<Flight> without(Flight flight, Set<Flight> flights) {
        flights.remove(flight);
        return flights.isEmpty() ? null : flights;
    }

    /** Something is changed there. */
    void overtake(Address address) {
        all.getOrDefault(address, Set.of()).forEach(flight -> flight.overtaken = true);
    }

    int following() {
        return following.get();
    }

    /** One request, which others may wait for. */
    final class Flight {
        private final Address address;
        private final ConcurrentMap<Object, CompletableFuture<Void>> followers = new ConcurrentHashMap<>();
        private volatile boolean landed;
        private volatile boolean overtaken;

        private Flight(Address address) {
            this.address = address;
        }

        boolean isFollowed() {
            return !followers.isEmpty();
        }

        /** Whether something was changed there since it began. */
        boolean isOvertaken() {
            return overtaken;
        }

        /** Everybody looks again. */
        void land() {
            landed = true;
            running.remove(address, this);
            all.computeIfPresent(address, (_, flights) -> without(this, flights));
            followers.values().forEach(follower -> follower.complete(null));
        }

        /** Everybody asks for themselves, now and for some time. */
        void landApart() {
            apart.put(address, true);
            land();
        }

        private Optional<CompletableFuture<Void>> follow() {
            if (following.incrementAndGet() > mostFollowing) {
                following.decrementAndGet();
                return Optional.empty();
            }
            CompletableFuture<Void> follower = new CompletableFuture<>();
            Object place = new Object();
            followers.put(place, follower);
            var _ = follower.whenComplete((_, _) -> {
                followers.remove(place);
                following.decrementAndGet();
            });
            // It may have landed since it was found.
            if (landed) {
                follower.complete(null);
            }
            return Optional.of(follower);
        }
    }
}
