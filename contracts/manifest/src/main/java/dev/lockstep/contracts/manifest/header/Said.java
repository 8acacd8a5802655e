package dev.lockstep.contracts.manifest.header;

import java.util.HashMap;
import java.util.Map;

/** What all rules of one pattern say together. */
final class Said {
    private final Map<String, Latest> byName = new HashMap<>();

    /** A header's value, and the number of the rule that says it. */
    record Latest(int rule, String value) {
        static Latest of(Latest one, Latest other) {
            return one.rule() > other.rule() ? one : other;
        }
    }

    /** Rules are added in the order of their numbers. */
    void add(int number, HeaderRule rule) {
        rule.headers().forEach((name, value) -> byName.put(name, new Latest(number, value)));
    }

    void into(Map<String, Latest> found) {
        byName.forEach((name, latest) -> found.merge(name, latest, Latest::of));
    }
}
