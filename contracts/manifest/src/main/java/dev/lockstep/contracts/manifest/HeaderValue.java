package dev.lockstep.contracts.manifest;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;

/** Turns what a client sent into one of a header's listed values. */
final class HeaderValue {

    private static final String ACCEPT_LANGUAGE = "accept-language";

    /** Browsers send a tenth of it; whoever sends more gets the default. */
    private static final int LONGEST = 500;

    private HeaderValue() {}

    static String choose(String name, String sent, List<String> listed) {
        String value = sent.strip();
        if (value.isEmpty() || value.length() > LONGEST) {
            return listed.getFirst();
        }
        return name.equals(ACCEPT_LANGUAGE) ? language(value, listed) : same(value, listed);
    }

    private static String same(String value, List<String> listed) {
        return listed.stream().filter(value::equalsIgnoreCase).findFirst().orElseGet(listed::getFirst);
    }

    /** The language that is liked best: RFC 9110 §12.5.4, and RFC 4647 for what matches what. */
    private static String language(String value, List<String> listed) {
        try {
            for (LanguageRange range : LanguageRange.parse(value)) {
                String matched = range.getWeight() == 0 ? "" : language(range, listed);
                if (!matched.isEmpty()) {
                    return matched;
                }
            }
        } catch (IllegalArgumentException malformed) {
            return listed.getFirst();
        }
        return listed.getFirst();
    }

    /** {@code de-AT} is content with {@code de}, and {@code de} with {@code de-AT}. */
    private static String language(LanguageRange range, List<String> listed) {
        String wanted = range.getRange().toLowerCase(Locale.ROOT);
        if (wanted.equals("*")) {
            return listed.getFirst();
        }
        for (String less = wanted; !less.isEmpty(); less = shorter(less)) {
            String exact = less;
            var found = listed.stream().filter(exact::equalsIgnoreCase).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
        }
        return listed.stream()
                .filter(tag -> tag.toLowerCase(Locale.ROOT).startsWith(wanted + "-"))
                .findFirst()
                .orElse("");
    }

    private static String shorter(String tag) {
        return tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
    }
}
