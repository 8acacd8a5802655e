package dev.lockstep.contracts.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * The header fields by which proxies say for whom they ask. Only one kind is read: a proxy that writes the one kind lets
 * the other one through as its visitor sent it.
 */
public enum ProxyHeader {
    X_FORWARDED {
        @Override
        List<Hop> hops(UnaryOperator<String> header) {
            List<String> nodes = list(header.apply("x-forwarded-for"));
            List<String> schemes = list(header.apply("x-forwarded-proto"));
            List<Hop> hops = new ArrayList<>();
            for (int at = 0; at < nodes.size(); at++) {
                hops.add(new Hop(nodes.get(at), scheme(schemes, at, nodes.size())));
            }
            return nodes.isEmpty() && !schemes.isEmpty() ? List.of(new Hop("", schemes.getLast())) : hops;
        }
    },

    /** RFC 7239. */
    FORWARDED {
        @Override
        List<Hop> hops(UnaryOperator<String> header) {
            return ForwardedField.hops(header.apply("forwarded"));
        }
    };

    /** The one that asked this service comes last. */
    abstract List<Hop> hops(UnaryOperator<String> header);

    /** A scheme for each node, or else what the proxy next to us said: those before it are not bound to any node. */
    private static String scheme(List<String> schemes, int at, int nodes) {
        if (schemes.isEmpty()) {
            return "";
        }
        return schemes.size() == nodes ? schemes.get(at) : schemes.getLast();
    }

    private static List<String> list(String value) {
        List<String> members = new ArrayList<>();
        for (String member : value.split(",", -1)) {
            if (!member.isBlank()) {
                members.add(member.strip().toLowerCase(Locale.ROOT));
            }
        }
        return members;
    }
}
