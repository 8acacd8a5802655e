package dev.lockstep.deploy.configuration.route;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.configuration.notation.Nearest;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.Problems;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the files that a configuration names, and tells of those that the deploy does not have. */
record FileReferences(Set<CanonicalPath> files, Problems problems) {

    /** The file of that name, counted from the root of the deploy, with or without a slash in front. */
    Optional<CanonicalPath> find(Node.Scalar name) {
        Optional<CanonicalPath> path = path(name);
        if (path.isPresent() && !files.contains(path.get())) {
            problems.add(name.line(), "the deploy has no file '" + name.text() + "'", hint(path.get()));
            return Optional.empty();
        }
        return path;
    }

    private Optional<CanonicalPath> path(Node.Scalar name) {
        String text = name.text();
        try {
            return Optional.of(new CanonicalPath(text.startsWith("/") ? text : "/" + text));
        } catch (IllegalArgumentException refused) {
            problems.add(
                    name.line(), String.valueOf(refused.getMessage()), "name the file from the root of the deploy");
            return Optional.empty();
        }
    }

    private String hint(CanonicalPath missing) {
        List<String> names =
                files.stream().map(path -> path.text().substring(1)).toList();
        return Nearest.hint(
                missing.text().substring(1), names, "hidden files and configuration are left out of a deploy");
    }
}
