package dev.lockstep.deploy.configuration.redirect;

import dev.lockstep.contracts.manifest.redirect.Condition;
import dev.lockstep.deploy.configuration.notation.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads what stands behind the status of a redirect, such as {@code Language=de,fr}. Of a repeated one the last counts. */
final class ConditionWords {

    private static final Map<String, Condition> KNOWN =
            Map.of("language", Condition.LANGUAGE, "country", Condition.COUNTRY, "cookie", Condition.COOKIE);

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private final int line;
    private final Problems problems;

    ConditionWords(int line, Problems problems) {
        this.line = line;
        this.problems = problems;
    }

    /** Empty if one is wrong, which is told. */
    Optional<SortedMap<Condition, List<String>>> read(List<String> words) {
        SortedMap<Condition, List<String>> conditions = new TreeMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            Condition known = KNOWN.get(name.toLowerCase(Locale.ROOT));
            if (known == null) {
                return unknown(word, name);
            }
            List<String> values = equals < 0 ? List.of() : values(word.substring(equals + 1));
            if (values.isEmpty()) {
                return refused("'" + word + "' names no value", name + "=value, or several with commas between");
            }
            conditions.put(known, values);
        }
        return Optional.of(conditions);
    }

    private static List<String> values(String text) {
        return Arrays.stream(COMMA.split(text.strip()))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private <T> Optional<T> unknown(String word, String name) {
        return name.equalsIgnoreCase("role")
                ? refused(
                        "'" + word + "' is about visitors who have signed in, and nobody signs in at an edge",
                        "let a route with cache: none ask who a visitor is, or lock the site by a password")
                : refused("'" + word + "' is no condition", "Language=de,fr, Country=at or Cookie=name");
    }

    private <T> Optional<T> refused(String reason, String hint) {
        problems.add(line, reason, hint);
        return Optional.empty();
    }
}
