package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.redirect.FromPath;
import dev.lockstep.contracts.manifest.redirect.Redirect;
import dev.lockstep.contracts.manifest.redirect.Redirects;
import dev.lockstep.contracts.manifest.redirect.Shape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads redirects line by line, and tells of those that could never do what they say. */
final class RedirectsReader {
    private static final int MOST_RULES = 50_000;

    private record Alike(Shape shape, String key) {}

    private final Set<CanonicalPath> served;
    private final Problems problems;
    private final Set<Shape> shapes = new HashSet<>();
    private final Map<Alike, Integer> alike = new HashMap<>();

    RedirectsReader(Set<CanonicalPath> served, Problems problems) {
        this.served = served;
        this.problems = problems;
    }

    Redirects read(String text) {
        List<String> lines = text.lines().toList();
        Map<Redirect, Integer> rules = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            int number = i + 1;
            new RedirectLine(number, problems).read(lines.get(i)).ifPresent(rule -> {
                // Of two equal rules the later one holds, as at Netlify.
                if (rules.remove(rule) == null) {
                    limit(number, rule);
                }
                rules.put(rule, number);
            });
        }
        if (rules.size() > MOST_RULES) {
            problems.add(0, "a site has at most " + MOST_RULES + " redirects", "say more with placeholders");
        }
        Redirects redirects = new Redirects(List.copyOf(rules.keySet()));
        RedirectLoops loops = new RedirectLoops(redirects, served);
        rules.forEach((rule, number) -> check(number, rule, loops));
        return redirects;
    }

    private void limit(int line, Redirect rule) {
        FromPath from = rule.from();
        if (shapes.add(from.shape()) && shapes.size() == Redirects.MOST_SHAPES + 1) {
            problems.add(
                    line,
                    "placeholders stand in more than " + Redirects.MOST_SHAPES + " different places",
                    "each request would have to look for all of them");
        }
        if (alike.merge(new Alike(from.shape(), from.key()), 1, Integer::sum) == Redirects.MOST_ALIKE + 1) {
            problems.add(line, "more than " + Redirects.MOST_ALIKE + " rules are for " + from, "");
        }
    }

    private void check(int line, Redirect rule, RedirectLoops loops) {
        if (loops.holds(rule)) {
            problems.add(line, "this redirect leads back to itself", "lead to a path that no redirect is for");
        }
        boolean literal = rule.to().indexOf(':') < 0;
        if (literal && !rule.moves() && rule.status() != 200 && !loops.isFile(rule.to())) {
            problems.add(line, "the deploy has no file " + rule.to(), "name the file that says so");
        }
    }
}
