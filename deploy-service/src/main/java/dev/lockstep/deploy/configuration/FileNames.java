package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.deploy.configuration.notation.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells of files that no visitor could ask for, and of too many of them. */
final class FileNames {
    private static final CanonicalPath MISNAMED = new CanonicalPath("/lockstep.yml");
    private static final String ENCODED = "links have to write such characters percent-encoded, and most do not";

    private FileNames() {}

    static List<Problem> problems(Set<CanonicalPath> paths) {
        List<Problem> problems = new ArrayList<>();
        if (paths.size() > AssembleManifest.MOST_FILES) {
            problems.add(Problem.of(
                    "a deploy has at most " + AssembleManifest.MOST_FILES + " files, not " + paths.size(), ""));
        }
        if (paths.contains(MISNAMED)) {
            problems.add(new Problem("lockstep.yml", 0, "a file of this name is not read", "call it lockstep.yaml"));
        }
        paths.stream()
                .map(FileNames::problem)
                .flatMap(Optional::stream)
                .limit(Problems.MOST)
                .forEach(problems::add);
        return List.copyOf(problems);
    }

    private static Optional<Problem> problem(CanonicalPath path) {
        String text = path.text();
        if (text.contains("?") || text.contains("#")) {
            return Optional.of(new Problem(text.substring(1), 0, "a file's name holds no '?' and no '#'", ENCODED));
        }
        if (text.contains("//") || text.endsWith("/")) {
            return Optional.of(new Problem(text.substring(1), 0, "a file's path has no empty part", "rename it"));
        }
        return Optional.empty();
    }
}
