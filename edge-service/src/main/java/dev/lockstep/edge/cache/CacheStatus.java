package dev.lockstep.edge.cache;

import java.time.Duration;

/** What an answer says of how this cache came by it: RFC 9211. */
final class CacheStatus {

    /** Asked for in a way that goes through always (§2.2). */
    static final String METHOD = "lockstep; fwd=method";

    private CacheStatus() {}

    static String hit(Duration left) {
        return "lockstep; hit; ttl=" + left.toSeconds();
    }

    static String stale(Duration left, String why) {
        return hit(left) + "; detail=" + why;
    }

    static String confirmed() {
        return "lockstep; fwd=stale; fwd-status=304; stored";
    }

    static String through(String why, boolean isStored) {
        return "lockstep; fwd=" + why + (isStored ? "; stored" : "");
    }
}
