package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.manifest.Fallback;
import dev.lockstep.contracts.manifest.ParameterTemplate;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.Route;
import dev.lockstep.contracts.manifest.RoutePattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads one route. */
final class RouteReader {
    private static final List<String> KEYS = List.of("path", "render", "revalidate", "fallback", "query", "tags");
    private static final String EXAMPLE = "{path: /products/:id, render: {template: product.html}}";
    private static final int MOST_NAMES = 50;
    private static final int LONGEST_NAME = 200;

    private final Kinds kinds;
    private final PathReader paths;
    private final RenderReader renders;
    private final FallbackReader fallbacks;
    private final Problems problems;

    RouteReader(FileReferences references, FallbackReader fallbacks, Problems problems) {
        this.kinds = new Kinds(problems);
        this.paths = new PathReader(problems);
        this.renders = new RenderReader(references, problems);
        this.fallbacks = fallbacks;
        this.problems = problems;
    }

    /** The route; empty when it has no path or nobody to render it, which is told. */
    Optional<Route> read(Node node) {
        return kinds.mapping(node, "a route", EXAMPLE).flatMap(mapping -> read(new Fields(mapping, KEYS, problems)));
    }

    private Optional<Route> read(Fields fields) {
        Optional<RoutePattern> path = fields.required("path", "path: /products/:id")
                .flatMap(node -> kinds.text(node, "'path'", "/products/:id"))
                .flatMap(paths::read);
        Set<String> inPath = path.map(RoutePattern::parameterNames).orElse(Set.of());
        SortedSet<String> query = query(fields, inPath);
        Placeholders placeholders =
                path.map(known -> placeholders(inPath, query)).orElse(Placeholders.UNKNOWN);
        Optional<Render> render = fields.required("render", "render: {template: product.html}")
                .flatMap(node -> renders.read(node, placeholders));
        Duration revalidate = revalidate(fields);
        Fallback fallback = fields.optional("fallback").flatMap(fallbacks::read).orElse(new Fallback.Wait());
        List<ParameterTemplate> tags = tags(fields, placeholders);
        return path.flatMap(
                pattern -> render.map(maker -> new Route(pattern, maker, revalidate, fallback, query, tags)));
    }

    private static Placeholders placeholders(Set<String> inPath, Set<String> query) {
        Set<String> names = new TreeSet<>(inPath);
        names.addAll(query);
        return new Placeholders(true, names);
    }

    private SortedSet<String> query(Fields fields, Set<String> inPath) {
        SortedSet<String> names = new TreeSet<>();
        for (Node.Scalar name : names(fields, "query", "[page]")) {
            if (inPath.contains(name.text())) {
                problems.add(
                        name.line(), "the path has a ':" + name.text() + "' already", "give one of them another name");
            } else if (!names.add(name.text())) {
                problems.add(name.line(), "'" + name.text() + "' stands under 'query' twice", "once is enough");
            }
        }
        return names;
    }

    private List<ParameterTemplate> tags(Fields fields, Placeholders placeholders) {
        List<ParameterTemplate> tags = new ArrayList<>();
        for (Node.Scalar tag : names(fields, "tags", "[products, \"product::id\"]")) {
            ParameterTemplate template = new ParameterTemplate(tag.text());
            placeholders.check(template, tag.line(), problems);
            tags.add(template);
        }
        return tags;
    }

    /** The names of a list that may be left out, few and short enough to travel with each page. */
    private List<Node.Scalar> names(Fields fields, String key, String example) {
        List<Node.Scalar> names = fields.optional(key)
                .map(node -> kinds.texts(node, "'" + key + "'", example))
                .orElse(List.of());
        for (Node.Scalar name : names) {
            if (name.text().length() > LONGEST_NAME || name.text().chars().anyMatch(Character::isISOControl)) {
                problems.add(name.line(), "a name under '" + key + "' is too long, or not of printed letters", "");
            }
        }
        if (names.size() > MOST_NAMES) {
            problems.add(names.get(MOST_NAMES).line(), "'" + key + "' holds more than " + MOST_NAMES + " names", "");
        }
        return names;
    }

    private Duration revalidate(Fields fields) {
        Optional<Node.Scalar> text =
                fields.optional("revalidate").flatMap(node -> kinds.text(node, "'revalidate'", "60s"));
        if (text.isEmpty()) {
            return Freshness.DEFAULT;
        }
        Optional<Duration> duration = Freshness.parse(text.get().text());
        if (duration.isEmpty()) {
            problems.add(
                    text.get().line(),
                    "'" + text.get().text() + "' is not a duration",
                    "a number and its unit, s, m, h or d: 60s");
        } else if (!Freshness.isBounded(duration.get())) {
            problems.add(
                    text.get().line(),
                    "'" + text.get().text() + "' is too short or too long",
                    "from 1s to " + Freshness.LONGEST.toDays() + "d");
        }
        return duration.filter(Freshness::isBounded).orElse(Freshness.DEFAULT);
    }
}
