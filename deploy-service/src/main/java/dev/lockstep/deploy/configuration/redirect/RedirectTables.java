package dev.lockstep.deploy.configuration.redirect;

import dev.lockstep.deploy.configuration.notation.Fields;
import dev.lockstep.deploy.configuration.notation.Kinds;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the tables {@code [[redirects]]} of {@code netlify.toml}: each says what a line of {@code _redirects} says. */
public final class RedirectTables {
    /** Those of a request that goes on to another server; a redirect adds nothing to it. */
    private static final List<String> NOT_DONE = List.of("headers", "signed", "rate_limit");

    private static final List<String> KEYS = keys();

    private final SiteRedirects site;
    private final Kinds kinds;
    private final Problems problems;

    public RedirectTables(SiteRedirects site, Problems problems) {
        this.site = site;
        this.kinds = new Kinds(problems);
        this.problems = problems;
    }

    public void read(List<Node.Mapping> tables) {
        tables.forEach(table -> read(new Fields(table, KEYS, problems)));
    }

    private void read(Fields fields) {
        NOT_DONE.forEach(key -> fields.optional(key)
                .ifPresent(node -> problems.add(
                        node.line(),
                        "'" + key + "' of a redirect is not supported",
                        "a route of lockstep.yaml with {origin: ...} passes requests on")));
        fields.required("from", "from = \"/old\"")
                .flatMap(node -> kinds.text(node, "'from'", "from = \"/old\""))
                .ifPresent(from -> new RedirectLine(from.line(), problems)
                        .read(words(from.text(), fields))
                        .ifPresent(rule -> site.add(from.line(), rule, problems)));
    }

    /** The words of a line that says the same. */
    private List<String> words(String from, Fields fields) {
        List<String> words = new ArrayList<>(List.of(from));
        words.addAll(pairs(fields, "query"));
        text(fields, "to").ifPresent(words::add);
        boolean forced = fields.optional("force")
                .flatMap(node -> kinds.truth(node, "'force'"))
                .orElse(false);
        words.add(text(fields, "status").orElse("301") + (forced ? "!" : ""));
        words.addAll(pairs(fields, "conditions"));
        return words;
    }

    private Optional<String> text(Fields fields, String key) {
        return fields.optional(key)
                .flatMap(node -> kinds.text(node, "'" + key + "'", "to = \"/new\""))
                .map(Node.Scalar::text);
    }

    private List<String> pairs(Fields fields, String key) {
        return fields.optional(key)
                .flatMap(node -> kinds.mapping(node, "'" + key + "'", key + " = {name = \"value\"}"))
                .map(mapping -> mapping.entries().stream()
                        .map(entry -> entry.key() + "=" + values(entry))
                        .toList())
                .orElse(List.of());
    }

    private String values(Node.Entry entry) {
        return entry.value() instanceof Node.Scalar(int _, String text)
                ? text
                : kinds.texts(entry.value(), "'" + entry.key() + "'", "[\"de\", \"fr\"]").stream()
                        .map(Node.Scalar::text)
                        .collect(Collectors.joining(","));
    }

    private static List<String> keys() {
        List<String> keys = new ArrayList<>(List.of("from", "to", "status", "force", "query", "conditions"));
        keys.addAll(NOT_DONE);
        return List.copyOf(keys);
    }
}
