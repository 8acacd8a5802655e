package dev.lockstep.contracts.manifest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cookies of a request (RFC 6265 §5.4): of a repeated name the first, as servers take it. */
public record Cookies(Map<String, String> values) {

    public Cookies {
        values = Map.copyOf(values);
    }

    public static Cookies parse(String header) {
        Map<String, String> values = new HashMap<>();
        for (String cookie : header.split(";", -1)) {
            int equals = cookie.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(
                        cookie.substring(0, equals).strip(),
                        unquoted(cookie.substring(equals + 1).strip()));
            }
        }
        return new Cookies(values);
    }

    /** Empty for one that was not sent. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    String choose(String name, List<String> listed) {
        String value = value(name);
        return listed.contains(value) ? value : listed.getFirst();
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
