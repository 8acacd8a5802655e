package dev.lockstep.edge.access;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Lines as Apache's mod_log_config has written them since NCSA's server did. */
final class Ncsa {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Ncsa() {}

    /** {@code %h %l %u %t "%r" %>s %b}. Who logged in is not said. */
    static void common(StringBuilder line, Access access) {
        Escape.bytes(line, access.client().address());
        line.append(" - - [");
        TIME.formatTo(access.at(), line);
        line.append("] ");
        quoted(line, access.line().text());
        line.append(' ').append(access.outcome().status()).append(' ');
        long bytes = access.outcome().bodyBytes();
        line.append(bytes == 0 ? "-" : Long.toString(bytes));
    }

    static void combined(StringBuilder line, Access access) {
        common(line, access);
        line.append(' ');
        quoted(line, access.fields().referer());
        line.append(' ');
        quoted(line, access.fields().userAgent());
    }

    private static void quoted(StringBuilder line, String text) {
        line.append('"');
        Escape.bytes(line, text.isEmpty() ? "-" : text);
        line.append('"');
    }
}
