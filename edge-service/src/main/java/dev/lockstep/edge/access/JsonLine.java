package dev.lockstep.edge.access;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** One object of JSON in one line. What is not known is left out. */
final class JsonLine {

    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
    private static final int NANOS_OF_MICRO = 1_000;

    private final StringBuilder line;

    private JsonLine(StringBuilder line) {
        this.line = line;
    }

    static void of(StringBuilder line, Access access) {
        new JsonLine(line).write(access);
    }

    private void write(Access access) {
        begin(access.at());
        text("client", access.client().address());
        text("scheme", access.client().scheme());
        text("protocol", access.line().protocol());
        text("method", access.line().method());
        text("host", access.fields().host());
        text("target", access.line().target());
        number("status", access.outcome().status());
        number("bytes", access.outcome().bodyBytes());
        number("duration_us", access.took().toNanos() / NANOS_OF_MICRO);
        text("referer", access.fields().referer());
        text("user_agent", access.fields().userAgent());
        text("site", access.source().site());
        text("deploy", access.source().deploy());
        epoch(access.source().epoch());
        text("cache", access.outcome().cacheStatus());
        text("server_name", access.fields().serverName());
        name("aborted").append(access.outcome().aborted()).append('}');
    }

    private void begin(Instant at) {
        line.append("{\"time\":\"");
        TIME.formatTo(at, line);
        line.append('"');
    }

    private void text(String name, String value) {
        if (!value.isEmpty()) {
            Escape.json(name(name), value);
        }
    }

    private void epoch(long epoch) {
        if (epoch > 0) {
            number("epoch", epoch);
        }
    }

    private void number(String name, long value) {
        name(name).append(value);
    }

    private StringBuilder name(String name) {
        return line.append(",\"").append(name).append("\":");
    }
}
