package dev.lockstep.contracts.manifest.redirect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A site's redirects, of which the first that matches holds.
 *
 * <p>Rules of one {@link Shape} are found by one look into a map, so a search takes as many looks as there are shapes,
 * however many rules there are and whatever they say.
 */
public final class Redirects {

    /** Each request looks once for each of them. Sites of thousands of rules were seen to have a dozen. */
    public static final int MOST_SHAPES = 64;

    /** Rules for the same paths are tried one by one. */
    public static final int MOST_ALIKE = 256;

    public static final Redirects NONE = new Redirects(List.of());

    private final List<Redirect> rules;
    private final Map<Shape, Map<String, List<Numbered>>> index = new LinkedHashMap<>();

    private record Numbered(int number, Redirect rule) {}

    public Redirects(List<Redirect> rules) {
        this.rules = List.copyOf(rules);
        for (int i = 0; i < this.rules.size(); i++) {
            Redirect rule = this.rules.get(i);
            index.computeIfAbsent(rule.from().shape(), shape -> new HashMap<>())
                    .computeIfAbsent(rule.from().key(), key -> new ArrayList<>(1))
                    .add(new Numbered(i, rule));
        }
    }

    public List<Redirect> rules() {
        return rules;
    }

    /** The first rule that holds for a canonical path and a query, which is decoded. */
    public Optional<Redirected> match(String path, Map<String, String> query) {
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        List<String> segments = FromPath.segments(path);
        @Nullable Numbered first = null;
        for (Map.Entry<Shape, Map<String, List<Numbered>>> alike : index.entrySet()) {
            if (alike.getKey().fits(segments)) {
                first = earlier(first, alike.getValue().get(alike.getKey().key(segments)), query);
            }
        }
        return Optional.ofNullable(first).map(found -> Redirected.of(found.rule(), path, query));
    }

    private static @Nullable Numbered earlier(
            @Nullable Numbered known, @Nullable List<Numbered> candidates, Map<String, String> query) {
        if (candidates == null) {
            return known;
        }
        for (Numbered candidate : candidates) {
            if (known != null && known.number() < candidate.number()) {
                return known;
            }
            if (candidate.rule().wants(query)) {
                return candidate;
            }
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Redirects redirects && rules.equals(redirects.rules);
    }

    @Override
    public int hashCode() {
        return rules.hashCode();
    }

    @Override
    public String toString() {
        return rules.toString();
    }
}
