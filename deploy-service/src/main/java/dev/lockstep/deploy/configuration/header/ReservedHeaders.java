package dev.lockstep.deploy.configuration.header;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The headers that a site has no say in, and why. */
final class ReservedHeaders {
    private static final Map<String, String> BY_NAME = byName();
    private static final Map<String, String> BY_BEGINNING = Map.of(
            "lockstep-", "it tells what this edge did",
            "proxy-", "it is for the next connection alone",
            "netlify-", "it speaks to Netlify's own caches; CDN-Cache-Control speaks to all");

    private ReservedHeaders() {}

    /** Why a header, by its name in lower case, is not for the site to set; empty when it is. */
    static Optional<String> hint(String name) {
        return Optional.ofNullable(BY_NAME.get(name))
                .or(() -> BY_BEGINNING.entrySet().stream()
                        .filter(reserved -> name.startsWith(reserved.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }

    private static Map<String, String> byName() {
        Map<String, String> hints = new HashMap<>();
        put(hints, "it is for the next connection alone", "connection", "keep-alive", "te", "trailer", "upgrade");
        put(hints, "it tells where an answer ends", "content-length", "transfer-encoding");
        put(hints, "it belongs to requests", "host", "http2-settings");
        put(
                hints,
                "the edge says it, and knows better",
                "accept-ranges",
                "age",
                "allow",
                "cache-status",
                "date",
                "via");
        put(hints, "it is made of the bytes that are sent", "content-encoding", "content-range", "etag");
        put(hints, "answers are told apart by their content, with ETag", "last-modified");
        put(hints, "it speaks for the whole platform", "alt-svc", "server");
        put(hints, "where addresses lead stands in _redirects", "location");
        put(
                hints,
                "all visitors would get the same cookie; a page's own script can set it",
                "set-cookie",
                "set-cookie2");
        put(hints, "protect previews with a password in the site's settings", "basic-auth");
        return Map.copyOf(hints);
    }

    private static void put(Map<String, String> hints, String hint, String... names) {
        List.of(names).forEach(name -> hints.put(name, hint));
    }
}
