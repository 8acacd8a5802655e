package dev.lockstep.contracts.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The field {@code Forwarded} (RFC 7239 §4): {@code for="[2001:db8::1]:80";proto=https, for=192.0.2.7}. */
final class ForwardedField {

    /** Possessive, so that no input has it tried twice. */
    private static final Pattern PAIR =
            Pattern.compile("\\s*+([A-Za-z]++)=(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s\",;=]++))\\s*+([;,]|$)");

    private ForwardedField() {}

    /** What cannot be read says nothing of anybody. */
    static List<Hop> hops(String value) {
        List<Hop> hops = new ArrayList<>();
        Matcher pair = PAIR.matcher(value);
        Hop hop = new Hop("", "");
        int end = 0;
        while (end < value.length()) {
            if (!pair.find(end) || pair.start() != end) {
                return List.of();
            }
            hop = with(hop, pair.group(1).toLowerCase(Locale.ROOT), text(pair));
            if (!pair.group(4).equals(";")) {
                hops.add(hop);
                hop = new Hop("", "");
            }
            end = pair.end();
        }
        return hops;
    }

    private static Hop with(Hop hop, String name, String value) {
        return switch (name) {
            case "for" -> new Hop(value, hop.scheme());
            case "proto" -> new Hop(hop.node(), value);
            default -> hop;
        };
    }

    private static String text(Matcher pair) {
        String text = pair.group(2) == null ? pair.group(3) : pair.group(2).replaceAll("\\\\(.)", "$1");
        return text.toLowerCase(Locale.ROOT);
    }
}
