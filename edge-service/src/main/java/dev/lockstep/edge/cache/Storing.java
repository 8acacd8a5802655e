package dev.lockstep.edge.cache;

import dev.lockstep.contracts.pass.CacheControl;
import dev.lockstep.contracts.pass.Directives;
import dev.lockstep.contracts.pass.HeaderFields;
import java.time.Duration;
import java.util.Set;

/** Whether a complete response may be stored (RFC 9111 §3), and is worth it. */
final class Storing {

    /** Final, whole and understood (§3): neither a part (206), nor an error of the server, nor what says nothing yet. */
    private static final Set<Integer> STATUSES =
            Set.of(200, 203, 204, 300, 301, 302, 303, 307, 308, 404, 405, 410, 414, 451);

    private Storing() {}

    static boolean isAllowed(String method, HeaderFields asked, int status, HeaderFields answered) {
        CacheControl said = CacheControl.of(answered);
        return method.equals("GET")
                && STATUSES.contains(status)
                && !Directives.lenient(asked.joined("cache-control")).has("no-store")
                && !forbids(said)
                && !answered.has("set-cookie")
                && !Variant.isUnmatchable(answered)
                && (!asked.has("authorization") || allowsAuthorized(said))
                && isOfUse(said, answered);
    }

    /** {@code must-understand} sets {@code no-store} aside for a status that is understood (§5.2.2.3). */
    private static boolean forbids(CacheControl said) {
        return said.has("private") || (said.has("no-store") && !said.has("must-understand"));
    }

    /** §3.5: only what says so is also for others than the one who named themselves. */
    private static boolean allowsAuthorized(CacheControl said) {
        return said.has("public") || said.has("must-revalidate") || said.has("s-maxage");
    }

    private static boolean isOfUse(CacheControl said, HeaderFields answered) {
        Duration shown = said.lifetime()
                .orElse(Duration.ZERO)
                .plus(said.staleWhileRevalidate().orElse(Duration.ZERO))
                .plus(said.staleIfError().orElse(Duration.ZERO));
        return (shown.isPositive() && !said.has("no-cache")) || answered.has("etag") || answered.has("last-modified");
    }
}
