package dev.lockstep.deploy.configuration.redirect;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ParsedPath;
import dev.lockstep.contracts.manifest.PathParser;
import dev.lockstep.contracts.manifest.PercentEncoding;
import dev.lockstep.contracts.manifest.PrettyNames;
import dev.lockstep.contracts.manifest.redirect.Asked;
import dev.lockstep.contracts.manifest.redirect.Condition;
import dev.lockstep.contracts.manifest.redirect.Redirect;
import dev.lockstep.contracts.manifest.redirect.Redirected;
import dev.lockstep.contracts.manifest.redirect.Redirects;
import dev.lockstep.contracts.manifest.redirect.Who;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Follows a redirect as a browser would, with made up values for its placeholders. With a word that no rule is about it tells
 * a loop from a chain when it comes to a rule for the second time, as the way may grow longer for ever; with a word that some
 * rule is about, when it comes to an address for the second time.
 */
final class RedirectLoops {
    /** Browsers give up after about as many. */
    private static final int MOST_STEPS = 20;

    private static final List<String> NOTHING = List.of("");

    private record Visitor(String acceptLanguage, String country, String cookieName) implements Who {

        @Override
        public String cookie(String name) {
            return name.equals(cookieName) ? "1" : "";
        }

        Asked asks(CanonicalPath path, Map<String, String> query) {
            return new Asked(path.text(), query, this);
        }
    }

    private final Redirects redirects;
    private final Set<CanonicalPath> served;
    private final LoopSamples samples;

    RedirectLoops(Redirects redirects, Set<CanonicalPath> served) {
        this.redirects = redirects;
        this.served = served;
        this.samples = new LoopSamples(redirects.rules());
    }

    /** Whether a rule comes back to itself, for a visitor whom it is for. */
    boolean holds(Redirect rule) {
        return visitors(rule).stream()
                .anyMatch(visitor -> holds(rule, LoopSamples.usual(rule.from()), visitor, Redirected::rule)
                        || samples.particular(rule.from()).anyMatch(path -> holds(rule, path, visitor, way -> way)));
    }

    /** For each language that a rule names, somebody who reads it; with the country and the cookie that it names first. */
    private static List<Visitor> visitors(Redirect rule) {
        Map<Condition, List<String>> conditions = rule.conditions();
        String country = conditions.getOrDefault(Condition.COUNTRY, NOTHING).getFirst();
        String cookie = conditions.getOrDefault(Condition.COOKIE, NOTHING).getFirst();
        return conditions.getOrDefault(Condition.LANGUAGE, NOTHING).stream()
                .map(language -> new Visitor(language, country, cookie))
                .toList();
    }

    /** @param sameness what is equal of two steps if the second leads where the first led */
    private boolean holds(Redirect rule, CanonicalPath start, Visitor visitor, Function<Redirected, Object> sameness) {
        Set<Object> met = new HashSet<>();
        Optional<CanonicalPath> path = Optional.of(start);
        Map<String, String> query = new HashMap<>();
        rule.query().forEach((name, value) -> query.put(name, value.startsWith(":") ? LoopSamples.WORD : value));
        for (int i = 0; i < MOST_STEPS && path.isPresent(); i++) {
            Optional<Redirected> next = leadsOn(visitor.asks(path.get(), query));
            if (next.isEmpty()) {
                return false;
            }
            if (!met.add(sameness.apply(next.get()))) {
                return next.get().rule().equals(rule);
            }
            if (!next.get().rule().keepsQuery()) {
                query.clear();
            }
            path = path(next.get().to((name, value) -> PercentEncoding.encode(value)));
        }
        return false;
    }

    /** Whether an address is that of a file, under its pretty names too. */
    boolean isFile(String address) {
        return path(address).filter(this::isFile).isPresent();
    }

    private boolean isFile(CanonicalPath path) {
        return PrettyNames.of(path).stream().anyMatch(served::contains);
    }

    /** The rule that sends a browser on from a path, to another of the site. */
    private Optional<Redirected> leadsOn(Asked asked) {
        return redirects
                .match(asked)
                .filter(next ->
                        next.rule().moves() && Redirect.isPath(next.rule().to()))
                .filter(next -> next.rule().forced() || !isFile(new CanonicalPath(asked.path())));
    }

    /** As an edge would read it. */
    private static Optional<CanonicalPath> path(String address) {
        return switch (PathParser.parse(address.split("[?#]", 2)[0])) {
            case ParsedPath.Canonical(CanonicalPath path) -> Optional.of(path);
            case ParsedPath.Refused _ -> Optional.empty();
        };
    }
}
