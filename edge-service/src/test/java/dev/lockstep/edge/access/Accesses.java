package dev.lockstep.edge.access;

import dev.lockstep.contracts.client.Client;
import java.time.Duration;
import java.time.Instant;

/** Requests that are over. */
final class Accesses {

    static final Client VISITOR = new Client("203.0.113.9", true, false);
    static final Outcome FOUND = new Outcome(200, 2326, "lockstep; hit; ttl=59", false);

    private Accesses() {}

    static Access of(String target) {
        return of(new RequestLine("GET", target, "HTTP/1.1"), new Fields("shop.test", "", "", "curl/8.5.0"));
    }

    static Access of(RequestLine line, Fields fields) {
        return of(line, fields, FOUND, new Source("shop", "d1", 7));
    }

    static Access of(RequestLine line, Fields fields, Outcome outcome, Source source) {
        Instant at = Instant.parse("2026-03-01T12:00:00.123456Z");
        return new Access(at, Duration.ofNanos(1_234_567), VISITOR, line, fields, outcome, source);
    }

    static String written(AccessFormat format, Access access) {
        StringBuilder lines = new StringBuilder();
        format.append(lines, access);
        return lines.toString();
    }
}
