package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ParsedPath;
import dev.lockstep.contracts.manifest.PathParser;
import dev.lockstep.contracts.manifest.PercentEncoding;
import dev.lockstep.contracts.manifest.PrettyNames;
import dev.lockstep.contracts.manifest.redirect.FromPath;
import dev.lockstep.contracts.manifest.redirect.Redirect;
import dev.lockstep.contracts.manifest.redirect.Redirected;
import dev.lockstep.contracts.manifest.redirect.Redirects;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follows a redirect as a browser would, with a made up value for each placeholder. It tells a loop from a chain when
 * it comes to a rule for the second time; loops that only certain values run into are left to browsers, which stop too.
 */
final class RedirectLoops {
    /** Browsers give up after about as many. */
    private static final int MOST_STEPS = 20;

    private static final String SAMPLE = "lockstep-sample";

    private final Redirects redirects;
    private final Set<CanonicalPath> served;

    RedirectLoops(Redirects redirects, Set<CanonicalPath> served) {
        this.redirects = redirects;
        this.served = served;
    }

    boolean holds(Redirect rule) {
        Set<Redirect> met = new HashSet<>();
        Optional<CanonicalPath> path = Optional.of(new CanonicalPath(sample(rule.from())));
        Map<String, String> query = new HashMap<>();
        rule.query().forEach((name, value) -> query.put(name, value.startsWith(":") ? SAMPLE : value));
        for (int i = 0; i < MOST_STEPS && path.isPresent(); i++) {
            Optional<Redirected> next = leadsOn(path.get(), query);
            if (next.isEmpty()) {
                return false;
            }
            if (!met.add(next.get().rule())) {
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
    private Optional<Redirected> leadsOn(CanonicalPath path, Map<String, String> query) {
        return redirects
                .match(path.text(), query)
                .filter(next ->
                        next.rule().moves() && Redirect.isPath(next.rule().to()))
                .filter(next -> next.rule().forced() || !isFile(path));
    }

    /** As an edge would read it. */
    private static Optional<CanonicalPath> path(String address) {
        return switch (PathParser.parse(address.split("[?#]", 2)[0])) {
            case ParsedPath.Canonical(CanonicalPath path) -> Optional.of(path);
            case ParsedPath.Refused _ -> Optional.empty();
        };
    }

    private static String sample(FromPath from) {
        return from.text().replaceAll("/:[^/]*", "/" + SAMPLE).replace("*", SAMPLE);
    }
}
