package dev.lockstep.deploy.configuration.route;

import dev.lockstep.contracts.manifest.RoutePattern;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.Problems;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the paths of routes, and tells of those that never match because an earlier route takes all they would. */
final class PathReader {
    private static final Pattern PARAMETER = Pattern.compile("/:[^/]*");

    private final Problems problems;
    private final Map<String, Integer> seen = new HashMap<>();

    PathReader(Problems problems) {
        this.problems = problems;
    }

    Optional<RoutePattern> read(Node.Scalar path) {
        Optional<RoutePattern> pattern = parse(path);
        pattern.ifPresent(found -> refuseSecond(found, path));
        return pattern;
    }

    private Optional<RoutePattern> parse(Node.Scalar path) {
        String text = path.text();
        if (text.contains("?") || text.contains("#")) {
            problems.add(
                    path.line(), "a path holds no '?' and no '#': '" + text + "'", "name parameters under 'query'");
            return Optional.empty();
        }
        if (text.contains("//")) {
            problems.add(path.line(), "a path has no empty segment: '" + text + "'", "one slash is enough");
            return Optional.empty();
        }
        try {
            return Optional.of(new RoutePattern(text));
        } catch (IllegalArgumentException refused) {
            problems.add(path.line(), String.valueOf(refused.getMessage()), "for example /products/:id or /blog/*");
            return Optional.empty();
        }
    }

    private void refuseSecond(RoutePattern pattern, Node.Scalar path) {
        String shape = PARAMETER.matcher(pattern.text()).replaceAll("/:");
        Integer first = seen.putIfAbsent(shape, path.line());
        if (first != null) {
            problems.add(
                    path.line(),
                    "'" + path.text() + "' never matches: the route in line " + first + " matches all of it",
                    "keep one of the two");
        }
    }
}
