package dev.lockstep.edge.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.edge.Facts;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GatheringTest {

    private final Room room = new Room(10, 15);
    private final List<String> kept = new ArrayList<>();
    private final Flights flights = new Flights(1);

    @Test
    void whatIsWholeIsKept() {
        Gathering gathering = gathering(6);
        gathering.add(bytes("abc"));
        gathering.add(bytes("def"));

        gathering.end();

        assertThat(kept).containsExactly("abcdef");
        assertThat(room.taken()).hasValue(0);
    }

    @Test
    void itIsKeptWithItsLastByte() {
        Gathering gathering = gathering(6);
        gathering.add(bytes("abc"));
        assertThat(kept).isEmpty();

        gathering.add(bytes("def"));

        assertThat(kept).containsExactly("abcdef");
        gathering.end();
        assertThat(kept).hasSize(1);
        assertThat(room.taken()).hasValue(0);
    }

    @Test
    void whatBreaksOffIsNot() {
        Gathering gathering = gathering(Gathering.ANY);
        gathering.add(bytes("abc"));

        gathering.giveUp();
        gathering.end();

        assertThat(kept).isEmpty();
        assertThat(room.taken()).hasValue(0);
    }

    @Test
    void whatIsShorterThanItWasSaidToBeIsNot() {
        Gathering gathering = gathering(6);
        gathering.add(bytes("abc"));

        gathering.end();

        assertThat(kept).isEmpty();
    }

    @Test
    void whatIsTooLargeIsNot() {
        Gathering gathering = gathering(Gathering.ANY);
        gathering.add(bytes("abcdefgh"));
        gathering.add(bytes("ijk"));

        assertThat(gathering.isUnderWay()).isFalse();
        gathering.end();

        assertThat(kept).isEmpty();
        assertThat(room.taken()).hasValue(0);
    }

    @Test
    void allThatArriveTogetherHaveOneRoom() {
        Gathering first = gathering(Gathering.ANY);
        Gathering second = gathering(Gathering.ANY);
        first.add(bytes("abcdefghi"));

        second.add(bytes("abcdefghi"));

        assertThat(second.isUnderWay()).isFalse();
        first.end();
        assertThat(kept).containsExactly("abcdefghi");
    }

    private Gathering gathering(long length) {
        Address address = new Address(Facts.SHOP, new DeployId("d1"), URI.create("http://shop.localhost/a"));
        return new Gathering(room, length, body -> kept.add(UTF_8.decode(body).toString()), flights.alone(address));
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
}
