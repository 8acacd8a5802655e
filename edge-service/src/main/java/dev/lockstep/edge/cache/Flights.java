package dev.lockstep.edge.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Requests under way whose answers may be for all who ask the same meanwhile. Where an answer proved to be for one alone,
 * nobody waits for that of another for some time: they would all go one after the other.
 */
final class Flights {

    private static final Duration APART = Duration.ofSeconds(10);
    private static final int MOST_APART = 10_000;

    private final ConcurrentMap<Address, Flight> running = new ConcurrentHashMap<>();
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
        return running.putIfAbsent(address, begun) == null ? Optional.of(begun) : Optional.empty();
    }

    /** Waits for the one that is under way; empty when there is none, or no more are to wait. */
    Optional<CompletableFuture<Void>> follow(Address address) {
        Flight flight = running.get(address);
        return flight == null || apart.getIfPresent(address) != null ? Optional.empty() : flight.follow();
    }

    /** One that nobody waits for. */
    Flight alone(Address address) {
        return new Flight(address);
    }

    int following() {
        return following.get();
    }

    /** One request that others wait for. */
    final class Flight {
        private final Address address;
        private final ConcurrentMap<Object, CompletableFuture<Void>> followers = new ConcurrentHashMap<>();
        private volatile boolean landed;

        private Flight(Address address) {
            this.address = address;
        }

        boolean isFollowed() {
            return !followers.isEmpty();
        }

        /** Everybody looks again. */
        void land() {
            landed = true;
            running.remove(address, this);
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
