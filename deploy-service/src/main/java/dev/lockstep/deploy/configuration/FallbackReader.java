package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Fallback;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what visitors get while a page does not exist yet. */
final class FallbackReader {
    private static final String EXAMPLE = "wait, none or {shell: loading.html}";
    private static final List<String> WORDS = List.of("wait", "none");
    private static final List<String> KEYS = List.of("shell");
    private static final Pattern SHELL = Pattern.compile("shell: *(.+)");

    private final Kinds kinds;
    private final FileReferences references;
    private final Problems problems;
    private final Map<Node.Scalar, CanonicalPath> shells = new LinkedHashMap<>();

    FallbackReader(FileReferences references, Problems problems) {
        this.kinds = new Kinds(problems);
        this.references = references;
        this.problems = problems;
    }

    Optional<Fallback> read(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> word(scalar);
            case Node.Mapping mapping ->
                new Fields(mapping, KEYS, problems)
                        .required("shell", "shell: loading.html")
                        .flatMap(value -> kinds.text(value, "'shell'", "loading.html"))
                        .flatMap(this::shell);
            case Node.Sequence ignored -> unknown(node, "a list", EXAMPLE);
            case Node.Nothing ignored -> Optional.empty();
        };
    }

    /** Tells of shells that no visitor could be served; ask when it is known which files are not. */
    void refuseShellsAmong(Set<CanonicalPath> sources) {
        shells.forEach((name, file) -> {
            if (sources.contains(file)) {
                problems.add(
                        name.line(),
                        "'" + name.text() + "' is a template, which visitors are never served",
                        "a shell is a file without placeholders");
            }
        });
    }

    private Optional<Fallback> word(Node.Scalar scalar) {
        Matcher shell = SHELL.matcher(scalar.text());
        if (shell.matches()) {
            return shell(new Node.Scalar(scalar.line(), shell.group(1)));
        }
        return switch (scalar.text()) {
            case "wait" -> Optional.of(new Fallback.Wait());
            case "none" -> Optional.of(new Fallback.None());
            default ->
                unknown(scalar, "'" + scalar.text() + "'", Nearest.hint(scalar.text(), WORDS, "one of " + EXAMPLE));
        };
    }

    private Optional<Fallback> shell(Node.Scalar name) {
        Optional<CanonicalPath> file = references.find(name);
        file.ifPresent(found -> shells.put(name, found));
        return file.map(Fallback.Shell::new);
    }

    private Optional<Fallback> unknown(Node node, String what, String hint) {
        problems.add(node.line(), what + " is not a fallback", hint);
        return Optional.empty();
    }
}
