package dev.lockstep.deploy.configuration.header;

import dev.lockstep.contracts.manifest.header.ForPath;
import dev.lockstep.contracts.manifest.header.HeaderRule;
import dev.lockstep.contracts.manifest.header.HeaderRules;
import dev.lockstep.deploy.configuration.notation.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that a site says about headers, in the order in which it counts, and within what an edge can bear. */
public final class SiteHeaders {
    private static final int MOST_RULES = 50_000;

    /** Of one answer, if all rules were for it: less than what common proxies take for a whole head. */
    private static final int MOST_CHARACTERS = 24 * 1024;

    private final List<HeaderRule> rules = new ArrayList<>();
    private final Map<String, Integer> longest = new HashMap<>();
    private final Set<List<Integer>> places = new HashSet<>();
    private final Set<ForPath> wild = new HashSet<>();
    private int characters;
    private @Nullable Problems latest;

    /** Adds a rule that counts for more than those before it. What is too much is told where it begins to be. */
    void add(int line, HeaderRule rule, Problems problems) {
        rules.add(rule);
        latest = problems;
        if (rules.size() == MOST_RULES + 1) {
            problems.add(line, "a site has at most " + MOST_RULES + " rules for headers", "say more with placeholders");
        }
        limit(line, rule.path(), problems);
        limit(line, rule.headers(), problems);
    }

    private void limit(int line, ForPath path, Problems problems) {
        if (path.isWild()) {
            if (wild.add(path) && wild.size() == HeaderRules.MOST_WILD + 1) {
                problems.add(
                        line,
                        "more than " + HeaderRules.MOST_WILD + " paths have a '*' before their end",
                        "each request would have to be tried against all of them");
            }
        } else if (places.add(path.named()) && places.size() == HeaderRules.MOST_PLACES + 1) {
            problems.add(
                    line,
                    "placeholders stand in more than " + HeaderRules.MOST_PLACES + " different places",
                    "each request would have to look for all of them");
        }
    }

    private void limit(int line, Map<String, String> headers, Problems problems) {
        int before = characters;
        headers.forEach((name, value) -> {
            int length = name.length() + value.length();
            characters += Math.max(0, length - longest.getOrDefault(name, 0));
            longest.merge(name, length, Math::max);
        });
        if (before <= MOST_CHARACTERS && characters > MOST_CHARACTERS) {
            problems.add(
                    line,
                    "an answer could have more than " + MOST_CHARACTERS + " characters of headers",
                    "say less, or fewer different ones");
        }
    }

    /** The rules, when there are no more of them. */
    public HeaderRules rules() {
        HeaderRules all = new HeaderRules(rules);
        if (latest != null && all.nesting() > HeaderRules.MOST_NESTED) {
            latest.add(
                    0,
                    "more than " + HeaderRules.MOST_NESTED + " paths with a '*' at their end begin with each other",
                    "an address would have the headers of all of them");
        }
        return all;
    }
}
