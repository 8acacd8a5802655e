package dev.lockstep.edge.tls;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All certificates that an edge has at one moment, found by the host that a visitor names (RFC 6066 §3). */
public final class Identities {

    /** The name of the one for visitors who name a host that none is for, or none at all. */
    public static final String DEFAULT = "default";

    private final Map<String, List<Identity>> byHost = new HashMap<>();
    private final List<Identity> others;
    private final List<Instant> ends;

    public static final Identities NONE = new Identities(List.of());

    /** Without one called {@link #DEFAULT} it is the first by name. */
    public Identities(Collection<Identity> identities) {
        List<Identity> all =
                identities.stream().sorted(Comparator.comparing(Identity::name)).toList();
        for (Identity identity : all) {
            for (String host : identity.hosts()) {
                byHost.computeIfAbsent(host, _ -> new ArrayList<>()).add(identity);
            }
        }
        ends = all.stream().map(Identity::ends).toList();
        others = all.stream()
                .filter(identity -> isDefault(identity.name()))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(List::of)
                .orElse(List.of());
    }

    private static boolean isDefault(String name) {
        return name.equals(DEFAULT) || name.startsWith(DEFAULT + "/");
    }

    /**
     * The one to show. A host's own name counts before a wildcard, and its certificates count before the default one, even
     * if none of them has such a key: the visitor may take another kind.
     *
     * @param host empty when the visitor named none
     */
    public Optional<Identity> find(String host, String keyAlgorithm) {
        return of(host.toLowerCase(Locale.ROOT)).stream()
                .filter(identity -> identity.keyAlgorithm().equals(keyAlgorithm))
                .findFirst();
    }

    /** When the one ends that ends first; empty without any. */
    public Optional<Instant> firstEnd() {
        return ends.stream().min(Comparator.naturalOrder());
    }

    private List<Identity> of(String host) {
        List<Identity> own = byHost.get(host);
        if (own != null) {
            return own;
        }
        String wildcard = "*" + host.substring(Math.max(0, host.indexOf('.')));
        return byHost.getOrDefault(wildcard, others);
    }
}
