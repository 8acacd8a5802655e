package dev.lockstep.contracts.manifest.redirect;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final Map<Shape, Map<Literals, List<Numbered>>> index = new LinkedHashMap<>();
    private final boolean areConditional;

    private record Numbered(int number, Redirect rule) {}

    public Redirects(List<Redirect> rules) {
        this.rules = List.copyOf(rules);
        this.areConditional =
                this.rules.stream().anyMatch(rule -> !rule.conditions().isEmpty());
        for (int i = 0; i < this.rules.size(); i++) {
            Redirect rule = this.rules.get(i);
            index.computeIfAbsent(rule.from().shape(), shape -> new HashMap<>())
                    .computeIfAbsent(rule.from().literals(), key -> new ArrayList<>(1))
                    .add(new Numbered(i, rule));
        }
    }

    public List<Redirect> rules() {
        return rules;
    }

    /** Whether any of them is for some visitors only. */
    public boolean areConditional() {
        return areConditional;
    }

    /** The first rule that holds. */
    public Optional<Redirected> match(Asked asked) {
        return Optional.ofNullable(first(asked)).map(found -> of(found, asked.path(), asked.query()));
    }

    /** The rule with that number as it holds for a path and a query, whoever asks. */
    public Optional<Redirected> at(int number, String path, Map<String, String> query) {
        return forPath(path).stream()
                .flatMap(List::stream)
                .filter(candidate ->
                        candidate.number() == number && candidate.rule().wants(query))
                .map(found -> of(found, path, query))
                .findFirst();
    }

    private static Redirected of(Numbered found, String path, Map<String, String> query) {
        return Redirected.of(found.number(), found.rule(), path, query);
    }

    private @Nullable Numbered first(Asked asked) {
        @Nullable Numbered first = null;
        for (List<Numbered> alike : forPath(asked.path())) {
            first = earlier(first, alike, asked);
        }
        return first;
    }

    /** The rules for a path, those of each shape in their order. */
    private List<List<Numbered>> forPath(String path) {
        if (rules.isEmpty()) {
            return List.of();
        }
        Segments segments = Segments.of(path);
        List<List<Numbered>> found = new ArrayList<>(index.size());
        index.forEach((shape, alike) -> {
            if (shape.fits(segments)) {
                found.add(alike.getOrDefault(new Literals(shape, segments), List.of()));
            }
        });
        return found;
    }

    private static @Nullable Numbered earlier(@Nullable Numbered known, List<Numbered> candidates, Asked asked) {
        for (Numbered candidate : candidates) {
            if (known != null && known.number() < candidate.number()) {
                return known;
            }
            if (candidate.rule().holds(asked)) {
                return candidate;
            }
        }
        return known;
    }

    /**
     * The conditions by which a request is answered: those of all rules that were tried for it. Where a file is there, they
     * have a say only if one of these rules stands before files.
     */
    public Set<Condition> decidedBy(Asked asked, boolean hasFile) {
        List<Numbered> candidates = forPath(asked.path()).stream()
                .flatMap(List::stream)
                .filter(candidate -> candidate.rule().wants(asked.query()))
                .toList();
        if (hasFile
                && candidates.stream().noneMatch(candidate -> candidate.rule().forced())) {
            return Set.of();
        }
        @Nullable Numbered first = first(asked);
        return candidates.stream()
                .filter(candidate -> first == null || candidate.number() <= first.number())
                .flatMap(candidate -> candidate.rule().conditions().keySet().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Condition.class)));
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
