package dev.lockstep.deploy.configuration.notation;

import java.util.List;

/** A piece of a configuration file, in YAML's words. Every one knows the line where it begins, counted from 1. */
public sealed interface Node {

    int line();

    /** A text, a number, true or false: whatever was written, as it was written. */
    record Scalar(int line, String text) implements Node {}

    /** A key whose value was left out. */
    record Nothing(int line) implements Node {}

    record Sequence(int line, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** Entries in the order of the file; a key may stand twice. */
    record Mapping(int line, List<Entry> entries) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    record Entry(int line, String key, Node value) {}
}
