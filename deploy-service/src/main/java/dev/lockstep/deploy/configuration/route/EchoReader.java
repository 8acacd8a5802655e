package dev.lockstep.deploy.configuration.route;

import dev.lockstep.contracts.manifest.Echo;
import dev.lockstep.contracts.manifest.ParameterTemplate;
import dev.lockstep.contracts.manifest.Render;
import dev.lockstep.contracts.manifest.Route;
import dev.lockstep.deploy.configuration.notation.Fields;
import dev.lockstep.deploy.configuration.notation.Kinds;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.Problems;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads where the answer that a page is made of says which version of its data it has. */
final class EchoReader {
    private static final String EXAMPLE = "{of: \"product::id\", field: version}";
    private static final List<String> KEYS = List.of("of", "header", "field");

    /** A token of RFC 9110 §5.6.2. */
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~A-Za-z0-9-]{1,100}");

    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_$-]{1,100}(\\.[A-Za-z0-9_$-]{1,100}){0,9}");

    private final Kinds kinds;
    private final Problems problems;

    EchoReader(Problems problems) {
        this.kinds = new Kinds(problems);
        this.problems = problems;
    }

    Optional<Echo> read(Node node) {
        return kinds.mapping(node, "'echo'", EXAMPLE).flatMap(mapping -> read(new Fields(mapping, KEYS, problems)));
    }

    /** Tells of an echo that could never be heard, or of which no page would be. */
    void check(Echo echo, Route route, int line) {
        if (!route.tags().contains(echo.of())) {
            String tags = route.tags().stream().map(ParameterTemplate::text).collect(Collectors.joining(", "));
            problems.add(line, "'" + echo.of() + "' is not one of the route's tags", "its tags are: " + tags);
        }
        if (echo.place() instanceof Echo.Place.Field && !hasData(route.render())) {
            problems.add(line, "only a template's data has fields", "name a header instead");
        }
    }

    private Optional<Echo> read(Fields fields) {
        Optional<ParameterTemplate> of = fields.required("of", "of: \"product::id\"")
                .flatMap(node -> kinds.text(node, "'of'", "\"product::id\""))
                .map(text -> new ParameterTemplate(text.text()));
        Optional<Echo.Place> header = fields.optional("header")
                .flatMap(node -> text(node, "header", HEADER, "X-Version"))
                .map(name -> new Echo.Place.Header(name.toLowerCase(Locale.ROOT)));
        Optional<Echo.Place> field = fields.optional("field")
                .flatMap(node -> text(node, "field", FIELD, "version"))
                .map(path -> new Echo.Place.Field(List.of(path.split("\\.", -1))));
        if (header.isPresent() && field.isPresent()) {
            problems.add(fields.line(), "the version stands in a header or in a field", "keep one of the two");
        }
        return of.map(tag -> new Echo(tag, header.or(() -> field).orElse(new Echo.Place.Header(Echo.HEADER))));
    }

    private Optional<String> text(Node node, String key, Pattern form, String example) {
        return kinds.text(node, "'" + key + "'", example).map(Node.Scalar::text).filter(text -> {
            boolean fits = form.matcher(text).matches();
            if (!fits) {
                problems.add(node.line(), "'" + text + "' is no name of a " + key, "for example " + example);
            }
            return fits;
        });
    }

    private static boolean hasData(Render render) {
        return render instanceof Render.Template template
                && !template.data().text().isEmpty();
    }
}
