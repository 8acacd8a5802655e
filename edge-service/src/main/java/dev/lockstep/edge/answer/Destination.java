package dev.lockstep.edge.answer;

import dev.lockstep.contracts.manifest.ParsedPath;
import dev.lockstep.contracts.manifest.PathParser;
import dev.lockstep.contracts.manifest.Proxied;
import dev.lockstep.contracts.manifest.QueryString;
import dev.lockstep.contracts.manifest.redirect.Redirected;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where a redirect leads one request. */
final class Destination {

    private Destination() {}

    /** The request that is answered instead; empty when there can be no such path. */
    static Optional<RequestHead> shown(Redirected redirected, RequestHead asked) {
        String[] parts = Proxied.address(redirected).split("#", 2)[0].split("\\?", 2);
        Map<String, String> query = new HashMap<>(redirected.rule().keepsQuery() ? asked.query() : Map.of());
        if (parts.length > 1) {
            query.putAll(QueryString.parse(parts[1]));
        }
        return switch (PathParser.parse(parts[0])) {
            case ParsedPath.Canonical(var path) ->
                Optional.of(new RequestHead(path, query, asked.header(), asked.country()));
            case ParsedPath.Refused _ -> Optional.empty();
        };
    }

    /** What a rule itself says to ask with, undecoded; empty if nothing. */
    static String query(Redirected redirected) {
        String[] parts = Proxied.address(redirected).split("#", 2)[0].split("\\?", 2);
        return parts.length > 1 ? parts[1] : "";
    }

    /** The address with the query of the request, which stands before a fragment (RFC 3986 §3). */
    static String withQuery(String address, String query) {
        if (query.isEmpty()) {
            return address;
        }
        int fragment = address.indexOf('#');
        return fragment < 0
                ? address + "?" + QueryString.strict(query)
                : address.substring(0, fragment) + "?" + QueryString.strict(query) + address.substring(fragment);
    }
}
