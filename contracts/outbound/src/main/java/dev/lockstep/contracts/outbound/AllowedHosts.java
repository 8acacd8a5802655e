package dev.lockstep.contracts.outbound;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/** Hosts that may be asked even at addresses that are not public, each as a name alone or {@code name:port}. */
public record AllowedHosts(Set<String> hosts) {
    public AllowedHosts {
        hosts = hosts.stream()
                .map(AllowedHosts::normal)
                .filter(host -> !host.isEmpty())
                .collect(toUnmodifiableSet());
    }

    public static AllowedHosts of(Collection<String> hosts) {
        return new AllowedHosts(Set.copyOf(hosts));
    }

    public boolean allows(String host, int port) {
        String name = normal(host);
        return hosts.contains(name) || hosts.contains(name + ":" + port);
    }

    private static String normal(String host) {
        return host.strip().toLowerCase(Locale.ROOT);
    }
}
