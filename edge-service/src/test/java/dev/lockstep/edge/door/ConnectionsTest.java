package dev.lockstep.edge.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private final Connections connections = new Connections(2);

    @Test
    void oneAddressCannotTakeAllConnections() throws UnknownHostException {
        InetAddress busy = InetAddress.getByName("192.0.2.1");
        assertThat(connections.enter(busy)).isTrue();
        assertThat(connections.enter(busy)).isTrue();

        assertThat(connections.enter(busy)).isFalse();

        assertThat(connections.enter(InetAddress.getByName("192.0.2.2"))).isTrue();
        connections.leave(busy);
        assertThat(connections.enter(busy)).isTrue();
    }

    @Test
    void whoHasOneAddressOfSixHasItsWholeNetwork() throws UnknownHostException {
        assertThat(connections.enter(InetAddress.getByName("2001:db8::1"))).isTrue();
        assertThat(connections.enter(InetAddress.getByName("2001:db8::2"))).isTrue();

        assertThat(connections.enter(InetAddress.getByName("2001:db8::ffff:3"))).isFalse();
        assertThat(connections.enter(InetAddress.getByName("2001:db8:0:1::1"))).isTrue();
    }

    @Test
    void whoHasLeftIsForgotten() throws UnknownHostException {
        InetAddress address = InetAddress.getByName("192.0.2.1");
        connections.enter(address);
        connections.enter(address);
        connections.enter(address);

        connections.leave(address);
        connections.leave(address);

        assertThat(connections.addresses()).isZero();
    }
}
