package dev.lockstep.contracts.outbound.http;

import dev.lockstep.contracts.outbound.AllowedHosts;
import dev.lockstep.contracts.outbound.PublicAddresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host once and gives only addresses that were checked; the connection is made to one of these, so that a
 * second answer of the name server (DNS rebinding) changes nothing.
 */
final class GuardedResolver implements DnsResolver {
    private final AllowedHosts allowed;

    GuardedResolver(AllowedHosts allowed) {
        this.allowed = allowed;
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        if (!allowed.allows(host, port)) {
            requirePublic(host, addresses);
        }
        return Stream.of(addresses)
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        requirePublic(host, addresses);
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private static void requirePublic(String host, InetAddress[] addresses) throws RefusedAddressException {
        for (InetAddress address : addresses) {
            if (!PublicAddresses.holds(address)) {
                throw new RefusedAddressException(host + " is not a public address and not among the allowed hosts");
            }
        }
    }
}
