package dev.lockstep.edge.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.edge.Facts;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FlightsTest {

    private static final Address ADDRESS = address("/a");

    private final Flights flights = new Flights(2);

    @Test
    void oneIsUnderWayForEachAddress() {
        Flights.Flight first = flights.begin(ADDRESS).orElseThrow();

        assertThat(flights.begin(ADDRESS)).isEmpty();
        assertThat(flights.begin(address("/b"))).isPresent();
        first.land();
        assertThat(flights.begin(ADDRESS)).isPresent();
    }

    @Test
    void whoFollowsIsToldWhenItLands() {
        Flights.Flight flight = flights.begin(ADDRESS).orElseThrow();
        CompletableFuture<Void> follower = flights.follow(ADDRESS).orElseThrow();
        assertThat(flight.isFollowed()).isTrue();

        flight.land();

        assertThat(follower).isCompleted();
        assertThat(flights.following()).isZero();
        assertThat(flights.follow(ADDRESS)).isEmpty();
    }

    @Test
    void noMoreFollowThanThereIsRoomFor() {
        assertThat(flights.begin(ADDRESS)).isPresent();
        CompletableFuture<Void> first = flights.follow(ADDRESS).orElseThrow();
        assertThat(flights.follow(ADDRESS)).isPresent();

        assertThat(flights.follow(ADDRESS)).isEmpty();

        assertThat(first.cancel(false)).isTrue();
        assertThat(flights.follow(ADDRESS)).isPresent();
    }

    @Test
    void whereAnAnswerWasForOneNobodyFollowsTheNext() {
        flights.begin(ADDRESS).orElseThrow().landApart();
        assertThat(flights.begin(ADDRESS)).isPresent();

        assertThat(flights.follow(ADDRESS)).isEmpty();
    }

    private static Address address(String path) {
        return new Address(Facts.SHOP, new DeployId("d1"), URI.create("http://shop.localhost" + path));
    }
}
