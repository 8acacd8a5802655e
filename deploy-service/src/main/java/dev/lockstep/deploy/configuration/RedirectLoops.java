package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.redirect.FromPath;
import dev.lockstep.contracts.manifest.redirect.Redirect;
import dev.lockstep.contracts.manifest.redirect.Redirected;
import dev.lockstep.contracts.manifest.redirect.Redirects;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
        String path = sample(rule.from());
        Map<String, String> query = new HashMap<>();
        rule.query().forEach((name, value) -> query.put(name, value.startsWith(":") ? SAMPLE : value));
        for (int i = 0; i < MOST_STEPS; i++) {
            Optional<Redirected> next = redirects.match(path, query);
            if (next.isEmpty() || !leadsOn(next.get().rule(), path)) {
                return false;
            }
            if (!met.add(next.get().rule())) {
                return next.get().rule().equals(rule);
            }
            if (!next.get().rule().keepsQuery()) {
                query.clear();
            }
            path = next.get().to((name, value) -> value).split("[?#]", 2)[0];
        }
        return false;
    }

    /** Whether a path is that of a file, under its pretty names too. */
    boolean isFile(String path) {
        String plain = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return Stream.of(plain, plain + ".html", plain + "/index.html", path + "index.html")
                .anyMatch(name -> isCanonical(name) && served.contains(new CanonicalPath(name)));
    }

    private boolean leadsOn(Redirect rule, String path) {
        return rule.moves() && Redirect.isPath(rule.to()) && (rule.forced() || !isFile(path));
    }

    private static boolean isCanonical(String name) {
        return name.length() <= CanonicalPath.MAX_BYTES / 4 && !name.contains("//") && !name.contains("/.");
    }

    private static String sample(FromPath from) {
        return from.text().replaceAll("/:[^/]*", "/" + SAMPLE).replace("*", SAMPLE);
    }
}
