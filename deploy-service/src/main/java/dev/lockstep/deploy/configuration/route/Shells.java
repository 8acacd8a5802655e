package dev.lockstep.deploy.configuration.route;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.configuration.notation.Fields;
import dev.lockstep.deploy.configuration.notation.Kinds;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the files that stand in for pages. */
final class Shells {
    private static final List<String> KEYS = List.of("shell");

    private final Kinds kinds;
    private final FileReferences references;
    private final Problems problems;
    private final Map<Node.Scalar, CanonicalPath> found = new LinkedHashMap<>();

    Shells(FileReferences references, Problems problems) {
        this.kinds = new Kinds(problems);
        this.references = references;
        this.problems = problems;
    }

    /** The file of {@code {shell: loading.html}}. */
    Optional<CanonicalPath> read(Node.Mapping mapping) {
        return new Fields(mapping, KEYS, problems)
                .required("shell", "shell: loading.html")
                .flatMap(value -> kinds.text(value, "'shell'", "loading.html"))
                .flatMap(this::read);
    }

    Optional<CanonicalPath> read(Node.Scalar name) {
        Optional<CanonicalPath> file = references.find(name);
        file.ifPresent(path -> found.put(name, path));
        return file;
    }

    void refuseAllBut(Set<CanonicalPath> served) {
        found.forEach((name, file) -> {
            if (!served.contains(file)) {
                problems.add(
                        name.line(),
                        "'" + name.text() + "' is a template or a source, which visitors are never served",
                        "a shell is a file without placeholders");
            }
        });
    }
}
