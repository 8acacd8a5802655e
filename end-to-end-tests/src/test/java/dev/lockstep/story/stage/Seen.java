package dev.lockstep.story.stage;

import java.net.http.HttpHeaders;

/** What a visitor got. */
public record Seen(int status, HttpHeaders headers, String body) {

    public String deploy() {
        return header("lockstep-deploy");
    }

    public long epoch() {
        return Long.parseLong(header("lockstep-epoch"));
    }

    public String cacheStatus() {
        return header("cache-status");
    }

    public boolean isStale() {
        return cacheStatus().contains("detail=stale");
    }

    /** Empty when there is none. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
