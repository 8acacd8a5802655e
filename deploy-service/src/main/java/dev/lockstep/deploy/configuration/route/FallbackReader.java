package dev.lockstep.deploy.configuration.route;

import dev.lockstep.contracts.manifest.Fallback;
import dev.lockstep.deploy.configuration.notation.Nearest;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.Problems;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what visitors get while a page does not exist yet. */
final class FallbackReader {
    private static final String EXAMPLE = "wait, none or {shell: loading.html}";
    private static final List<String> WORDS = List.of("wait", "none");
    private static final Pattern SHELL = Pattern.compile("shell: *(.+)");

    private final Shells shells;
    private final Problems problems;

    FallbackReader(Shells shells, Problems problems) {
        this.shells = shells;
        this.problems = problems;
    }

    Optional<Fallback> read(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> word(scalar);
            case Node.Mapping mapping -> shells.read(mapping).map(Fallback.Shell::new);
            case Node.Sequence ignored -> unknown(node, "a list", EXAMPLE);
            case Node.Nothing ignored -> Optional.empty();
        };
    }

    private Optional<Fallback> word(Node.Scalar scalar) {
        Matcher shell = SHELL.matcher(scalar.text());
        if (shell.matches()) {
            return shells.read(new Node.Scalar(scalar.line(), shell.group(1))).map(Fallback.Shell::new);
        }
        return switch (scalar.text()) {
            case "wait" -> Optional.of(new Fallback.Wait());
            case "none" -> Optional.of(new Fallback.None());
            default ->
                unknown(scalar, "'" + scalar.text() + "'", Nearest.hint(scalar.text(), WORDS, "one of " + EXAMPLE));
        };
    }

    private Optional<Fallback> unknown(Node node, String what, String hint) {
        problems.add(node.line(), what + " is not a fallback", hint);
        return Optional.empty();
    }
}
