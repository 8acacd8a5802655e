package dev.lockstep.deploy.configuration.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes a node as what it should be, and tells when it is something else. */
public final class Kinds {
    private final Problems problems;

    public Kinds(Problems problems) {
        this.problems = problems;
    }

    public Optional<Node.Scalar> text(Node node, String what, String example) {
        if (node instanceof Node.Scalar scalar && !scalar.text().isBlank()) {
            return Optional.of(scalar);
        }
        wrong(node, what + " is a text", example);
        return Optional.empty();
    }

    public Optional<Node.Mapping> mapping(Node node, String what, String example) {
        if (node instanceof Node.Mapping mapping) {
            return Optional.of(mapping);
        }
        wrong(node, what + " consists of keys and values", example);
        return Optional.empty();
    }

    public Optional<Node.Sequence> sequence(Node node, String what, String example) {
        if (node instanceof Node.Sequence sequence) {
            return Optional.of(sequence);
        }
        wrong(node, what + " is a list", example);
        return Optional.empty();
    }

    public Optional<Boolean> truth(Node node, String what) {
        return switch (node) {
            case Node.Scalar(int line, String text) when text.equals("true") -> Optional.of(true);
            case Node.Scalar(int line, String text) when text.equals("false") -> Optional.of(false);
            default -> {
                wrong(node, what + " is true or false", "true");
                yield Optional.empty();
            }
        };
    }

    /** The values of a list, of which one may be the empty text; what is not a text is told of and left out. */
    public List<Node.Scalar> values(Node node, String what, String example) {
        List<Node.Scalar> values = new ArrayList<>();
        sequence(node, what, example)
                .ifPresent(list -> list.items().forEach(item -> {
                    if (item instanceof Node.Scalar scalar) {
                        values.add(scalar);
                    } else {
                        wrong(item, "each of " + what + " is a text", example);
                    }
                }));
        return List.copyOf(values);
    }

    /** The texts of a list; what is not a text is told of and left out. */
    public List<Node.Scalar> texts(Node node, String what, String example) {
        List<Node.Scalar> texts = new ArrayList<>();
        sequence(node, what, example)
                .ifPresent(list -> list.items()
                        .forEach(item -> text(item, "each of " + what, example).ifPresent(texts::add)));
        return List.copyOf(texts);
    }

    private void wrong(Node node, String expected, String example) {
        problems.add(node.line(), expected + ", not " + nameOf(node), "for example " + example);
    }

    private static String nameOf(Node node) {
        return switch (node) {
            case Node.Scalar scalar when scalar.text().isBlank() -> "an empty one";
            case Node.Scalar scalar -> "the text '" + scalar.text() + "'";
            case Node.Nothing ignored -> "nothing";
            case Node.Sequence ignored -> "a list";
            case Node.Mapping ignored -> "keys and values";
        };
    }
}
