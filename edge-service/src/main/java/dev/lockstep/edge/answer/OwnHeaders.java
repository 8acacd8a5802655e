package dev.lockstep.edge.answer;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.edge.site.SiteView;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Adds to a reply what the site says about the path that was asked for. What it says stands before what is usual. It is
 * about what is shown there, and neither about the way elsewhere nor about failures.
 */
public final class OwnHeaders {

    private static final Set<Integer> SHOWN = Set.of(200, 404, 410);

    private static final String VARY = "vary";

    /** What lets somebody keep a reply. */
    private static final Set<String> KEEPING =
            Set.of("cache-control", "cdn-cache-control", "surrogate-control", "expires", "pragma");

    private OwnHeaders() {}

    /** The reply to a request for that path, which is of that view. */
    public static Reply add(Reply reply, SiteView view, CanonicalPath path) {
        if (!SHOWN.contains(reply.status())) {
            return reply;
        }
        SortedMap<String, String> own = view.manifest().headers().of(path.text());
        return own.isEmpty() ? reply : new Reply(reply.status(), joined(reply, own), reply.content());
    }

    private static SortedMap<String, String> joined(Reply reply, SortedMap<String, String> own) {
        SortedMap<String, String> headers = new TreeMap<>(reply.headers());
        // What stands in for a page is gone in a moment, whatever the site says about the page.
        boolean isKept = !"no-store".equals(headers.get("cache-control"));
        own.forEach((name, value) -> {
            if (name.equals(VARY)) {
                headers.merge(VARY, value, (usual, more) -> usual + ", " + more);
            } else if (isKept || !KEEPING.contains(name)) {
                headers.put(name, value);
            }
        });
        return headers;
    }
}
