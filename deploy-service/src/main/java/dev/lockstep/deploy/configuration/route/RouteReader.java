package dev.lockstep.deploy.configuration.route;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Echo;
import dev.lockstep.contracts.manifest.Fallback;
import dev.lockstep.contracts.manifest.Guard;
import dev.lockstep.contracts.manifest.OnError;
import dev.lockstep.contracts.manifest.ParameterTemplate;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.Route;
import dev.lockstep.contracts.manifest.RoutePattern;
import dev.lockstep.contracts.manifest.Upkeep;
import dev.lockstep.contracts.manifest.Variants;
import dev.lockstep.deploy.configuration.notation.Fields;
import dev.lockstep.deploy.configuration.notation.Kinds;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads one route. */
public final class RouteReader {
    private static final List<String> KEYS = Stream.of(
                    List.of("path", "render"),
                    UpkeepReader.KEYS,
                    VariantsReader.KEYS,
                    List.of("tags", "fallback", "on-error", "guard", "echo"))
            .flatMap(List::stream)
            .toList();
    private static final String EXAMPLE = "{path: /products/:id, render: {template: product.html}}";

    private final Kinds kinds;
    private final Names names;
    private final PathReader paths;
    private final RenderReader renders;
    private final UpkeepReader upkeeps;
    private final VariantsReader variants;
    private final Shells shells;
    private final FallbackReader fallbacks;
    private final OnErrorReader errors;
    private final GuardReader guards;
    private final EchoReader echoes;
    private final Problems problems;

    /** Of a deploy that has those files. */
    public RouteReader(Set<CanonicalPath> files, Problems problems) {
        FileReferences references = new FileReferences(files, problems);
        this.kinds = new Kinds(problems);
        this.names = new Names(problems);
        this.paths = new PathReader(problems);
        this.renders = new RenderReader(references, problems);
        this.upkeeps = new UpkeepReader(problems);
        this.variants = new VariantsReader(problems);
        this.shells = new Shells(references, problems);
        this.fallbacks = new FallbackReader(shells, problems);
        this.errors = new OnErrorReader(shells, problems);
        this.guards = new GuardReader(problems);
        this.echoes = new EchoReader(problems);
        this.problems = problems;
    }

    /** The route; empty when it has no path or nobody to render it, which is told. */
    public Optional<Route> read(Node node) {
        return kinds.mapping(node, "a route", EXAMPLE).flatMap(mapping -> read(new Fields(mapping, KEYS, problems)));
    }

    /** Tells of shells that no visitor could be served; ask when it is known which files are. */
    public void refuseShellsBut(Set<CanonicalPath> served) {
        shells.refuseAllBut(served);
    }

    private Optional<Route> read(Fields fields) {
        Optional<RoutePattern> path = fields.required("path", "path: /products/:id")
                .flatMap(node -> kinds.text(node, "'path'", "/products/:id"))
                .flatMap(paths::read);
        Set<String> inPath = path.map(RoutePattern::parameterNames).orElse(Set.of());
        Variants apart = variants.read(fields, inPath);
        Placeholders placeholders =
                path.map(known -> placeholders(inPath, apart.query())).orElse(Placeholders.UNKNOWN);
        Optional<Render> render = fields.required("render", "render: {template: product.html}")
                .flatMap(node -> renders.read(node, placeholders));
        Upkeep upkeep = upkeeps.read(fields);
        render.ifPresent(maker -> upkeeps.check(upkeep, maker, fields));
        List<ParameterTemplate> tags = tags(fields, placeholders);
        Fallback fallback = fields.optional("fallback").flatMap(fallbacks::read).orElse(new Fallback.Wait());
        OnError onError = fields.optional("on-error").flatMap(errors::read).orElse(new OnError.Stale());
        Guard guard = fields.optional("guard").map(guards::read).orElse(Guard.DEFAULT);
        List<Echo> echo = fields.optional("echo").flatMap(echoes::read).stream().toList();
        Optional<Route> route = path.flatMap(pattern ->
                render.map(maker -> new Route(pattern, maker, apart, tags, upkeep, fallback, onError, guard, echo)));
        route.filter(whole -> !whole.passes()).ifPresent(stored -> checkEcho(stored, fields));
        return route;
    }

    private void checkEcho(Route stored, Fields fields) {
        fields.optional("echo")
                .ifPresent(node -> stored.echo().forEach(echo -> echoes.check(echo, stored, node.line())));
    }

    private static Placeholders placeholders(Set<String> inPath, Set<String> query) {
        Set<String> names = new TreeSet<>(inPath);
        names.addAll(query);
        return new Placeholders(true, names);
    }

    private List<ParameterTemplate> tags(Fields fields, Placeholders placeholders) {
        List<ParameterTemplate> tags = new ArrayList<>();
        for (Node.Scalar tag : names.read(fields, "tags", "[products, \"product::id\"]")) {
            ParameterTemplate template = new ParameterTemplate(tag.text());
            placeholders.check(template, tag.line(), problems);
            tags.add(template);
        }
        return tags;
    }
}
