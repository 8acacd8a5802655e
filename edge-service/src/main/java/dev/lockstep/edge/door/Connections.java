package dev.lockstep.edge.door;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How many connections each address has. Of IPv6, whoever has one address has all of its network of 64 bits. */
public final class Connections {

    private static final int NETWORK_BYTES = 8;

    private final int most;
    private final ConcurrentMap<InetAddress, Integer> open = new ConcurrentHashMap<>();

    /** {@code most} of one address, at once. */
    public Connections(int most) {
        this.most = most;
    }

    /** Whether one more may come; whoever was let in says so when it {@linkplain #leave leaves}. */
    public boolean enter(InetAddress address) {
        int now = open.merge(network(address), 1, Integer::sum);
        if (now > most) {
            leave(address);
            return false;
        }
        return true;
    }

    public void leave(InetAddress address) {
        var _ = open.computeIfPresent(network(address), (_, count) -> count == 1 ? null : count - 1);
    }

    /** How many addresses have any. */
    int addresses() {
        return open.size();
    }

    private static InetAddress network(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] network = address.getAddress();
        Arrays.fill(network, NETWORK_BYTES, network.length, (byte) 0);
        try {
            return InetAddress.getByAddress(network);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
