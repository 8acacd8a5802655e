package dev.lockstep.contracts.manifest.header;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Matches a path with stars anywhere in one pass over it, whatever the stars are between: bit {@code i} of a word says
 * that the first {@code i} steps may be done, and one character moves all of them at once (Navarro and Raffinot,
 * "Flexible Pattern Matching in Strings", §4.2).
 */
final class WildPath {

    /** One bit is for the end. */
    static final int LONGEST = Long.SIZE - 2;

    private final Map<Integer, Long> literal = new HashMap<>();
    private long anything;
    private long allButSlash;
    private long optional;
    private long repeated;
    private int steps;

    WildPath(List<String> parts) {
        step('/');
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                step('/');
            }
            part(parts.get(i));
        }
        optional |= bit(steps);
        step('/');
    }

    /** How many steps it takes at most. */
    static int size(List<String> parts) {
        return parts.stream().mapToInt(part -> 1 + Math.max(2, part.length())).reduce(1, Math::addExact);
    }

    /** Whether a folded path is one of these. */
    boolean matches(String folded) {
        long here = skip(bit(0));
        for (int i = 0; i < folded.length() && here != 0; ) {
            int character = folded.codePointAt(i);
            long fits = here & taking(character);
            here = skip(((fits & ~repeated) << 1) | (fits & repeated));
            i += Character.charCount(character);
        }
        return (here & bit(steps)) != 0;
    }

    private void part(String part) {
        if (ForPath.isNamed(part)) {
            allButSlash |= bit(steps++);
            allButSlash |= bit(steps);
            optional |= bit(steps);
            repeated |= bit(steps++);
        } else {
            if (part.equals("*")) {
                optional |= bit(steps - 1);
            }
            boolean starred = part.contains("*");
            ForPath.fold(part).codePoints().forEach(character -> step(character, starred));
        }
    }

    private void step(int character, boolean starred) {
        if (starred && (character == '*' || character == '.')) {
            anything |= bit(steps);
            optional |= character == '*' ? bit(steps) : 0;
            repeated |= character == '*' ? bit(steps) : 0;
            steps++;
        } else {
            step(character);
        }
    }

    private void step(int character) {
        literal.merge(character, bit(steps++), (known, other) -> known | other);
    }

    private long taking(int character) {
        return literal.getOrDefault(character, 0L) | anything | (character == '/' ? 0 : allButSlash);
    }

    private long skip(long here) {
        long all = here;
        for (long more = here; more != 0; ) {
            more = ((more & optional) << 1) & ~all;
            all |= more;
        }
        return all;
    }

    private static long bit(int i) {
        return 1L << i;
    }
}
