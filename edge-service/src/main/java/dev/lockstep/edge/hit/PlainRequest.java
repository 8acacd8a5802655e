package dev.lockstep.edge.hit;

import dev.lockstep.contracts.manifest.QueryString;
import dev.lockstep.edge.door.ReadHead;
import dev.lockstep.edge.explain.ExplainResponse;
import java.util.Locale;
import java.util.Map;

/** Reads of a request what is the same in whatever way it is read. */
final class PlainRequest {

    private static final int LONGEST_PORT = 5;
    private static final int HIGHEST_PORT = 65_535;

    private PlainRequest() {}

    /** Whether it asks for something to read, without wishing for more than that. */
    static boolean isPlain(ReadHead asked) {
        return asked.method().equals("GET")
                && asked.target().startsWith("/")
                && asked.field("expect").isEmpty()
                && asked.field("upgrade").isEmpty()
                && asked.field(ExplainResponse.TOKEN).isEmpty();
    }

    static String path(ReadHead asked) {
        int query = asked.target().indexOf('?');
        return query < 0 ? asked.target() : asked.target().substring(0, query);
    }

    static Map<String, String> query(ReadHead asked) {
        int query = asked.target().indexOf('?');
        return query < 0 ? Map.of() : QueryString.parse(asked.target().substring(query + 1));
    }

    /** Without its port; empty, as no site's is, where it is none that is plain. */
    static String host(ReadHead asked) {
        String host = asked.field("host");
        int colon = host.indexOf(':');
        if (colon < 0) {
            return host.toLowerCase(Locale.ROOT);
        }
        return isPort(host.substring(colon + 1)) ? host.substring(0, colon).toLowerCase(Locale.ROOT) : "";
    }

    private static boolean isPort(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_PORT
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                && Integer.parseInt(text) <= HIGHEST_PORT;
    }
}
