package dev.lockstep.kubernetes.setting;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ModifiersTree;
import java.util.Optional;
import java.util.stream.Stream;

/** What annotations say, as far as it is a text. */
final class Annotations {

    private Annotations() {}

    static boolean has(ModifiersTree modifiers, String annotation) {
        return named(modifiers, annotation).findAny().isPresent();
    }

    static Optional<String> of(ModifiersTree modifiers, String annotation, String element) {
        return named(modifiers, annotation)
                .flatMap(found -> found.getArguments().stream())
                .flatMap(argument -> text(argument, element).stream())
                .findFirst();
    }

    static Optional<String> literal(ExpressionTree expression) {
        return expression instanceof LiteralTree literal && literal.getValue() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    private static Stream<? extends AnnotationTree> named(ModifiersTree modifiers, String name) {
        return modifiers.getAnnotations().stream()
                .filter(annotation -> annotation.getAnnotationType().toString().equals(name));
    }

    /** The parser writes {@code @A("b")} as {@code @A("b")}, and not as {@code @A(value = "b")}. */
    private static Optional<String> text(ExpressionTree argument, String element) {
        if (argument instanceof AssignmentTree assignment) {
            return assignment.getVariable().toString().equals(element)
                    ? literal(assignment.getExpression())
                    : Optional.empty();
        }
        return element.equals("value") ? literal(argument) : Optional.empty();
    }
}
