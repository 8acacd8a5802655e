package dev.lockstep.deploy.configuration.route;

import dev.lockstep.contracts.manifest.ParameterTemplate;
import dev.lockstep.deploy.configuration.notation.Nearest;
import dev.lockstep.deploy.configuration.notation.Problems;
import java.util.Set;
import java.util.TreeSet;

/** The names that a route gives values to. None are known when its path is broken: then none can be wrong either. */
record Placeholders(boolean known, Set<String> names) {

    static final Placeholders UNKNOWN = new Placeholders(false, Set.of());

    Placeholders {
        names = Set.copyOf(names);
    }

    /** Tells of each name in the text that has no value. */
    void check(ParameterTemplate template, int line, Problems problems) {
        for (String name : new TreeSet<>(template.names())) {
            if (known && !names.contains(name)) {
                String hint = Nearest.hint(name, names, "values there are: " + new TreeSet<>(names));
                problems.add(line, "':" + name + "' is neither in the path nor under 'query'", hint);
            }
        }
    }
}
