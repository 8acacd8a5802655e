package dev.lockstep.render.upstream;

import dev.lockstep.contracts.outbound.AnswerHead;
import java.net.URI;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which header fields of a response belong to the page: those that say what it is. Never a cookie, nothing of the
 * connection, nothing that the edge says itself.
 */
final class KeptHeaders {

    private static final Set<String> KEPT = Set.of(
            "content-disposition",
            "content-language",
            "content-security-policy",
            "content-security-policy-report-only",
            "content-type",
            "cross-origin-embedder-policy",
            "cross-origin-opener-policy",
            "cross-origin-resource-policy",
            "access-control-allow-origin",
            "last-modified",
            "link",
            "location",
            "permissions-policy",
            "referrer-policy",
            "x-frame-options",
            "x-robots-tag");

    private static final int LONGEST = 8 * 1024;

    private KeptHeaders() {}

    /** A redirect to the origin itself leads visitors to the site instead, as they cannot reach the origin. */
    static SortedMap<String, String> of(AnswerHead head, URI base) {
        SortedMap<String, String> kept = new TreeMap<>();
        head.headers().keySet().stream()
                .filter(KEPT::contains)
                .filter(name -> isFit(head.header(name)))
                .forEach(name -> kept.put(name, head.header(name)));
        kept.computeIfPresent("location", (name, target) -> onSite(target, base.toString()));
        return kept;
    }

    /** Where a redirect to {@code target} leads visitors. */
    static String onSite(String target, String base) {
        if (!target.startsWith(base)) {
            return target;
        }
        String rest = target.substring(base.length());
        return rest.isEmpty() ? "/" : rest.startsWith("/") && !rest.startsWith("//") ? rest : target;
    }

    private static boolean isFit(String value) {
        return value.length() <= LONGEST && value.chars().noneMatch(Character::isISOControl);
    }
}
