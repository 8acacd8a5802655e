package dev.lockstep.deploy.configuration.redirect;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.redirect.FromPath;
import dev.lockstep.contracts.manifest.redirect.Redirect;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Paths that a rule is for. A word that no rule is about stands for all such words; each word that another rule with
 * placeholders is about may be led elsewhere by that one, and is tried by itself.
 */
final class LoopSamples {

    /** Of no rule. */
    static final String WORD = "lockstep-sample";

    /** Each rule is followed with each word in each of its places: of more rules or words only what all have in common is. */
    private static final int MOST_RULES = 1_000;

    private static final int MOST_WORDS = 32;

    private final List<String> words;

    LoopSamples(List<Redirect> rules) {
        this.words = rules.size() > MOST_RULES ? List.of() : words(rules);
    }

    /** The path with the word that no rule is about in each place. */
    static CanonicalPath usual(FromPath from) {
        return new CanonicalPath(filled(from, WORD));
    }

    /** Paths with a word of other rules in one of the places or in all, or with nothing for the star. */
    Stream<CanonicalPath> particular(FromPath from) {
        if (!isOpen(from.text())) {
            return Stream.empty();
        }
        Stream<String> nothing = Stream.of(from.text().replace("*", "").replaceAll("/:[^/]*", "/" + WORD));
        Stream<String> known = words.stream().flatMap(word -> with(from, word));
        return Stream.concat(nothing, known).distinct().map(CanonicalPath::new);
    }

    private static Stream<String> with(FromPath from, String word) {
        String[] segments = from.text().split("/", -1);
        Stream<String> one = Stream.iterate(0, i -> i < segments.length, i -> i + 1)
                .filter(i -> isOpen(segments[i]))
                .map(i -> filled(new FromPath(with(segments, i, word)), WORD));
        return Stream.concat(Stream.of(filled(from, word)), one);
    }

    private static String with(String[] segments, int place, String word) {
        String[] changed = segments.clone();
        changed[place] = segments[place].startsWith(":") ? word : segments[place].replace("*", word);
        return String.join("/", changed);
    }

    private static String filled(FromPath from, String word) {
        return from.text().replaceAll("/:[^/]*", "/" + word).replace("*", word);
    }

    private static boolean isOpen(String text) {
        return text.contains("/:") || text.startsWith(":") || text.contains("*");
    }

    private static List<String> words(List<Redirect> rules) {
        Set<String> words = new LinkedHashSet<>();
        rules.stream()
                .map(rule -> rule.from().text())
                .filter(LoopSamples::isOpen)
                .flatMap(from -> Arrays.stream(from.split("/", -1)))
                .filter(segment -> !segment.isEmpty() && !isOpen(segment))
                .takeWhile(_ -> words.size() < MOST_WORDS)
                .forEach(words::add);
        return List.copyOf(words);
    }
}
