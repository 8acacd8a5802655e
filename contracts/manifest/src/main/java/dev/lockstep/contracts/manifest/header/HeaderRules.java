package dev.lockstep.contracts.manifest.header;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A site's rules for headers. All that are for a path hold; of a header that several name the last holds.
 *
 * <p>Rules with placeholders in the same places are found by two looks into maps, however many they are. Only rules with a
 * star before their end are tried one by one, each in one pass over the path.
 */
public final class HeaderRules {

    /** In how many different places placeholders may stand. */
    public static final int MOST_PLACES = 64;

    /** How many rules may have a star before their end. */
    public static final int MOST_WILD = 64;

    /** How many rules with a star at their end may begin with each other. */
    public static final int MOST_NESTED = 32;

    public static final HeaderRules NONE = new HeaderRules(List.of());

    private final List<HeaderRule> rules;
    private final Map<List<Integer>, Alike> alike = new LinkedHashMap<>();
    private final List<Wild> wild = new ArrayList<>();

    private record Wild(WildPath path, Said said) {}

    public HeaderRules(List<HeaderRule> rules) {
        this.rules = List.copyOf(rules);
        Map<ForPath, Said> byWildPath = new LinkedHashMap<>();
        for (int i = 0; i < this.rules.size(); i++) {
            HeaderRule rule = this.rules.get(i);
            said(rule.path(), byWildPath).add(i, rule);
        }
        alike.values().forEach(Alike::complete);
        byWildPath.forEach((path, said) -> wild.add(new Wild(new WildPath(path.parts()), said)));
    }

    private Said said(ForPath path, Map<ForPath, Said> byWildPath) {
        return path.isWild()
                ? byWildPath.computeIfAbsent(path, known -> new Said())
                : alike.computeIfAbsent(path.named(), named -> new Alike()).of(path);
    }

    public List<HeaderRule> rules() {
        return rules;
    }

    /** What the site says about a canonical path, by names in lower case. */
    public SortedMap<String, String> of(String path) {
        if (rules.isEmpty()) {
            return Collections.emptySortedMap();
        }
        String folded = ForPath.fold(path);
        Map<String, Said.Latest> found = new HashMap<>();
        alike.forEach((named, rulesAlike) -> {
            String marked = ForPath.marked(ForPath.withoutSlash(folded), named);
            if (!marked.isEmpty()) {
                rulesAlike.into(found, marked);
            }
        });
        for (Wild candidate : wild) {
            if (candidate.path().matches(folded)) {
                candidate.said().into(found);
            }
        }
        SortedMap<String, String> headers = new TreeMap<>();
        found.forEach((name, latest) -> headers.put(name, latest.value()));
        return headers;
    }

    /** In how many different places placeholders stand. */
    public int placesOfNames() {
        return alike.size();
    }

    /** How many different patterns are tried one by one. */
    public int tried() {
        return wild.size();
    }

    /** How many rules with a star at their end begin with each other, at most. */
    public int nesting() {
        return alike.values().stream().mapToInt(Alike::nesting).max().orElse(0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HeaderRules headers && rules.equals(headers.rules);
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
