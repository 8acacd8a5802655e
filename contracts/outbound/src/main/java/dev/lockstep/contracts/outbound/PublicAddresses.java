package dev.lockstep.contracts.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of the public internet from all others, by the registries of special-purpose addresses (RFC 6890).
 * Blocks that wrap an IPv4 address (NAT64, 6to4, Teredo) count as not public: what they lead to is not ours to see.
 */
public final class PublicAddresses {
    private static final List<AddressBlock> GLOBAL_IPV6 = blocks("2000::/3");

    private static final List<AddressBlock> SPECIAL = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20");

    private PublicAddresses() {}

    public static boolean holds(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean reachable = bytes.length == 4 || isIn(GLOBAL_IPV6, bytes);
        return reachable && !isIn(SPECIAL, bytes);
    }

    private static boolean isIn(List<AddressBlock> blocks, byte[] address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static List<AddressBlock> blocks(String... blocks) {
        return Stream.of(blocks).map(PublicAddresses::block).toList();
    }

    private static AddressBlock block(String text) {
        int slash = text.indexOf('/');
        try {
            byte[] network = InetAddress.getByName(text.substring(0, slash)).getAddress();
            return AddressBlock.of(network, Integer.parseInt(text.substring(slash + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not a block of addresses: " + text, e);
        }
    }
}
