package dev.lockstep.deploy.configuration.route;

import dev.lockstep.contracts.manifest.OnError;
import dev.lockstep.deploy.configuration.notation.Fields;
import dev.lockstep.deploy.configuration.notation.Kinds;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.Problems;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what visitors get when a page cannot be made. */
final class OnErrorReader {
    private static final String EXAMPLE = "stale, {shell: sorry.html} or {status: 503}";
    private static final List<String> STATUS = List.of("status");
    private static final Pattern SERVER_ERROR = Pattern.compile("5[0-9][0-9]");

    private final Kinds kinds;
    private final Shells shells;
    private final Problems problems;

    OnErrorReader(Shells shells, Problems problems) {
        this.kinds = new Kinds(problems);
        this.shells = shells;
        this.problems = problems;
    }

    Optional<OnError> read(Node node) {
        return switch (node) {
            case Node.Scalar(int line, String text) when text.equals("stale") -> Optional.of(new OnError.Stale());
            case Node.Mapping mapping when hasStatus(mapping) -> status(mapping);
            case Node.Mapping mapping -> shells.read(mapping).map(OnError.Shell::new);
            case Node.Nothing ignored -> Optional.empty();
            case Node.Scalar scalar -> unknown(scalar, "'" + scalar.text() + "'");
            case Node.Sequence ignored -> unknown(node, "a list");
        };
    }

    private static boolean hasStatus(Node.Mapping mapping) {
        return mapping.entries().stream().anyMatch(entry -> entry.key().equals("status"));
    }

    private Optional<OnError> status(Node.Mapping mapping) {
        return new Fields(mapping, STATUS, problems)
                .optional("status")
                .flatMap(node -> kinds.text(node, "'status'", "503"))
                .flatMap(this::status);
    }

    private Optional<OnError> status(Node.Scalar text) {
        if (SERVER_ERROR.matcher(text.text()).matches()) {
            return Optional.of(new OnError.Status(Integer.parseInt(text.text())));
        }
        problems.add(text.line(), "'" + text.text() + "' is not the status of a server's error", "from 500 to 599");
        return Optional.empty();
    }

    private Optional<OnError> unknown(Node node, String what) {
        problems.add(node.line(), what + " is not what can be done about an error", "one of " + EXAMPLE);
        return Optional.empty();
    }
}
