package dev.lockstep.deploy.configuration.route;

import dev.lockstep.contracts.manifest.Guard;
import dev.lockstep.deploy.configuration.notation.Fields;
import dev.lockstep.deploy.configuration.notation.Kinds;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.Problems;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a new page has to fulfil before it replaces the one that is there. */
final class GuardReader {
    private static final String EXAMPLE = "{shrink: 50%, marker: \"</html>\", max-bytes: 2M}";
    private static final List<String> KEYS = List.of("shrink", "marker", "max-bytes");
    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,2}|100) ?%");
    private static final Pattern BYTES = Pattern.compile("([1-9][0-9]{0,8})([kM]?)");

    private final Kinds kinds;
    private final Problems problems;

    GuardReader(Problems problems) {
        this.kinds = new Kinds(problems);
        this.problems = problems;
    }

    Guard read(Node node) {
        return kinds.mapping(node, "'guard'", EXAMPLE)
                .map(mapping -> read(new Fields(mapping, KEYS, problems)))
                .orElse(Guard.DEFAULT);
    }

    private Guard read(Fields fields) {
        int shrink = text(fields, "shrink").flatMap(this::percent).orElse(Guard.DEFAULT.shrinkPercent());
        String marker = text(fields, "marker").map(Node.Scalar::text).orElse(Guard.DEFAULT.marker());
        long maxBytes = text(fields, "max-bytes").flatMap(this::bytes).orElse(Guard.DEFAULT.maxBytes());
        return new Guard(shrink, marker, maxBytes);
    }

    private Optional<Node.Scalar> text(Fields fields, String key) {
        return fields.optional(key).flatMap(node -> kinds.text(node, "'" + key + "'", EXAMPLE));
    }

    private Optional<Integer> percent(Node.Scalar text) {
        Matcher percent = PERCENT.matcher(text.text());
        if (percent.matches()) {
            return Optional.of(Integer.parseInt(percent.group(1)));
        }
        problems.add(text.line(), "'" + text.text() + "' is not a share", "from 0% to 100%");
        return Optional.empty();
    }

    private Optional<Long> bytes(Node.Scalar text) {
        Matcher bytes = BYTES.matcher(text.text());
        long size = bytes.matches() ? Long.parseLong(bytes.group(1)) * unit(bytes.group(2)) : 0;
        if (size >= 1 && size <= Guard.MAX_BYTES) {
            return Optional.of(size);
        }
        problems.add(text.line(), "'" + text.text() + "' is not the size of a page", "from 1 to 16M");
        return Optional.empty();
    }

    private static long unit(String letter) {
        return switch (letter) {
            case "k" -> 1024;
            case "M" -> 1024 * 1024;
            default -> 1;
        };
    }
}
