package dev.lockstep.deploy.configuration.notation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The entries of a mapping whose keys are known. Tells of all others, of repeated ones and of values left out. */
public final class Fields {
    private final Node.Mapping mapping;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();

    public Fields(Node.Mapping mapping, List<String> known, Problems problems) {
        this.mapping = mapping;
        this.problems = problems;
        mapping.entries().forEach(entry -> admit(entry, known));
    }

    public int line() {
        return mapping.line();
    }

    /** The value of a key; tells of nothing when it is not there. */
    public Optional<Node> optional(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !(value instanceof Node.Nothing));
    }

    /** The value of a key that has to be there. */
    public Optional<Node> required(String key, String example) {
        if (!values.containsKey(key)) {
            problems.add(mapping.line(), "'" + key + "' is missing", "for example " + example);
        }
        return optional(key);
    }

    private void admit(Node.Entry entry, List<String> known) {
        String key = entry.key();
        if (!known.contains(key)) {
            String hint = Nearest.hint(key, known, "known here: " + String.join(", ", known));
            problems.add(entry.line(), "'" + key + "' is not known here", hint);
        } else if (values.putIfAbsent(key, entry.value()) != null) {
            problems.add(entry.line(), "'" + key + "' stands here twice", "keep one of the two");
        } else if (entry.value() instanceof Node.Nothing) {
            problems.add(entry.line(), "'" + key + "' has no value", "give it one, or leave the key out");
        }
    }
}
