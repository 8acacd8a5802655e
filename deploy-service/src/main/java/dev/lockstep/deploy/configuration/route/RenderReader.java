package dev.lockstep.deploy.configuration.route;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ParameterTemplate;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.deploy.configuration.notation.Fields;
import dev.lockstep.deploy.configuration.notation.Kinds;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.Problems;
import java.util.List;
import java.util.Optional;

/** Reads who makes a route's pages. */
final class RenderReader {
    private static final String EXAMPLE = "{template: product.html}";
    private static final List<String> TEMPLATE = List.of("template", "data");
    private static final List<String> ORIGIN = List.of("origin");
    private static final List<String> SERVER = List.of("server");

    private final Kinds kinds;
    private final FileReferences references;
    private final Problems problems;

    RenderReader(FileReferences references, Problems problems) {
        this.kinds = new Kinds(problems);
        this.references = references;
        this.problems = problems;
    }

    Optional<Render> read(Node node, Placeholders placeholders) {
        return kinds.mapping(node, "'render'", EXAMPLE).flatMap(mapping -> {
            if (names(mapping, "origin")) {
                return origin(new Fields(mapping, ORIGIN, problems));
            }
            return names(mapping, "server")
                    ? server(new Fields(mapping, SERVER, problems))
                    : template(new Fields(mapping, TEMPLATE, problems), placeholders);
        });
    }

    private static boolean names(Node.Mapping mapping, String key) {
        return mapping.entries().stream().anyMatch(entry -> entry.key().equals(key));
    }

    private Optional<Render> origin(Fields fields) {
        return fields.optional("origin")
                .flatMap(node -> kinds.text(node, "'origin'", "http://blog.internal:8080"))
                .flatMap(new AddressReader(problems)::origin)
                .map(Render.Origin::new);
    }

    private Optional<Render> server(Fields fields) {
        return fields.optional("server")
                .flatMap(node -> file(node, "'server'", "server.js"))
                .map(Render.Server::new);
    }

    private Optional<Render> template(Fields fields, Placeholders placeholders) {
        Optional<CanonicalPath> template = fields.required("template", "template: product.html")
                .flatMap(node -> file(node, "'template'", "product.html"));
        Optional<ParameterTemplate> data = data(fields, placeholders);
        return template.flatMap(file -> data.map(address -> new Render.Template(file, address)));
    }

    private Optional<CanonicalPath> file(Node name, String what, String example) {
        return kinds.text(name, what, example).flatMap(references::find);
    }

    private Optional<ParameterTemplate> data(Fields fields, Placeholders placeholders) {
        Optional<Node> data = fields.optional("data");
        if (data.isEmpty()) {
            return Optional.of(new ParameterTemplate(""));
        }
        return kinds.text(data.get(), "'data'", "https://catalogue.example/products/:id")
                .flatMap(text -> new AddressReader(problems).data(text, placeholders));
    }
}
