package dev.lockstep.deploy.configuration.route;

import dev.lockstep.deploy.configuration.notation.Fields;
import dev.lockstep.deploy.configuration.notation.Kinds;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.Problems;
import java.util.List;

/** Reads lists of names that may be left out, few and short enough to travel with each page. */
final class Names {
    private static final int MOST = 50;
    private static final int LONGEST = 200;

    private final Kinds kinds;
    private final Problems problems;

    Names(Problems problems) {
        this.kinds = new Kinds(problems);
        this.problems = problems;
    }

    List<Node.Scalar> read(Fields fields, String key, String example) {
        List<Node.Scalar> names = fields.optional(key)
                .map(node -> kinds.texts(node, "'" + key + "'", example))
                .orElse(List.of());
        for (Node.Scalar name : names) {
            if (name.text().length() > LONGEST || name.text().chars().anyMatch(Character::isISOControl)) {
                problems.add(name.line(), "a name under '" + key + "' is too long, or not of printed letters", "");
            }
        }
        if (names.size() > MOST) {
            problems.add(names.get(MOST).line(), "'" + key + "' holds more than " + MOST + " names", "");
        }
        return names;
    }
}
