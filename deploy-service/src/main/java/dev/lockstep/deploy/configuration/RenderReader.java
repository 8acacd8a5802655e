package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ParameterTemplate;
import dev.lockstep.contracts.manifest.Render;
import java.util.List;
import java.util.Optional;

/** Reads who makes a route's pages. */
final class RenderReader {
    private static final String EXAMPLE = "{template: product.html}";
    private static final List<String> KEYS = List.of("template", "data");

    /** Announced, and not there yet: whoever uses them made no mistake in spelling. */
    private static final List<String> PLANNED = List.of("origin", "server");

    private final Kinds kinds;
    private final FileReferences references;
    private final Problems problems;

    RenderReader(FileReferences references, Problems problems) {
        this.kinds = new Kinds(problems);
        this.references = references;
        this.problems = problems;
    }

    Optional<Render> read(Node node, Placeholders placeholders) {
        Optional<Node.Mapping> mapping = kinds.mapping(node, "'render'", EXAMPLE);
        return mapping.isEmpty() || isPlanned(mapping.get())
                ? Optional.empty()
                : template(new Fields(mapping.get(), KEYS, problems), placeholders);
    }

    private boolean isPlanned(Node.Mapping mapping) {
        Optional<Node.Entry> planned = mapping.entries().stream()
                .filter(entry -> PLANNED.contains(entry.key()))
                .findFirst();
        planned.ifPresent(entry -> problems.add(
                entry.line(), "'" + entry.key() + "' is not available yet", "render with a template: " + EXAMPLE));
        return planned.isPresent();
    }

    private Optional<Render> template(Fields fields, Placeholders placeholders) {
        Optional<CanonicalPath> template = fields.required("template", "template: product.html")
                .flatMap(node -> kinds.text(node, "'template'", "product.html"))
                .flatMap(references::find);
        Optional<ParameterTemplate> data = data(fields, placeholders);
        return template.flatMap(file -> data.map(address -> new Render.Template(file, address)));
    }

    private Optional<ParameterTemplate> data(Fields fields, Placeholders placeholders) {
        Optional<Node> data = fields.optional("data");
        if (data.isEmpty()) {
            return Optional.of(new ParameterTemplate(""));
        }
        return kinds.text(data.get(), "'data'", "https://catalogue.example/products/:id")
                .flatMap(text -> new DataReader(placeholders, problems).read(text));
    }
}
