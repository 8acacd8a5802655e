package dev.lockstep.deploy.configuration.redirect;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.redirect.FromPath;
import dev.lockstep.contracts.manifest.redirect.Literals;
import dev.lockstep.contracts.manifest.redirect.Redirect;
import dev.lockstep.contracts.manifest.redirect.Redirects;
import dev.lockstep.contracts.manifest.redirect.Shape;
import dev.lockstep.deploy.configuration.notation.Problems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All redirects of a site, in the order in which they are tried. Tells of those that could never do what they say. */
public final class SiteRedirects {
    private static final int MOST_RULES = 50_000;

    /** Where a rule stands. */
    private record Place(int line, Problems problems) {}

    private final Map<Redirect, Place> rules = new LinkedHashMap<>();
    private final Set<Shape> shapes = new HashSet<>();
    private final Map<Literals, Integer> alike = new HashMap<>();

    /** Adds a rule behind those before it. Of two equal ones the later holds, as at Netlify. */
    void add(int line, Redirect rule, Problems problems) {
        if (rules.remove(rule) == null) {
            limit(line, rule, problems);
        }
        rules.put(rule, new Place(line, problems));
    }

    /**
     * The rules, when there are no more of them.
     *
     * @param served what visitors see
     */
    public Redirects rules(Set<CanonicalPath> served) {
        Redirects redirects = new Redirects(List.copyOf(rules.keySet()));
        RedirectLoops loops = new RedirectLoops(redirects, served);
        rules.forEach((rule, place) -> check(place, rule, loops));
        return redirects;
    }

    private void limit(int line, Redirect rule, Problems problems) {
        FromPath from = rule.from();
        if (rules.size() == MOST_RULES) {
            problems.add(line, "a site has at most " + MOST_RULES + " redirects", "say more with placeholders");
        }
        if (shapes.add(from.shape()) && shapes.size() == Redirects.MOST_SHAPES + 1) {
            problems.add(
                    line,
                    "placeholders stand in more than " + Redirects.MOST_SHAPES + " different places",
                    "each request would have to look for all of them");
        }
        if (alike.merge(from.literals(), 1, Integer::sum) == Redirects.MOST_ALIKE + 1) {
            problems.add(line, "more than " + Redirects.MOST_ALIKE + " rules are for " + from, "");
        }
    }

    private static void check(Place place, Redirect rule, RedirectLoops loops) {
        if (loops.holds(rule)) {
            place.problems()
                    .add(place.line(), "this redirect leads back to itself", "lead to a path that no redirect is for");
        }
        boolean literal = rule.to().indexOf(':') < 0;
        if (literal && !rule.moves() && rule.status() != 200 && !loops.isFile(rule.to())) {
            place.problems().add(place.line(), "the deploy has no file " + rule.to(), "name the file that says so");
        }
    }
}
