package dev.lockstep.contracts.manifest.redirect;

import java.util.List;

/**
 * Where the placeholders of a path are: what all paths have in common that are told apart by their letters alone. A segment
 * behind the star is counted from the end, the last of them being -1.
 *
 * @param length how many segments there are at least
 * @param named which of them are placeholders
 * @param open whether there is a star, so that there may be more
 */
public record Shape(int length, List<Literal> literals, List<Integer> named, boolean open) {

    public Shape {
        literals = List.copyOf(literals);
        named = List.copyOf(named);
    }

    /**
     * A segment that is written out.
     *
     * @param letters how many of its first letters are, where a star follows them; otherwise none, and it is all of it
     */
    record Literal(int segment, int letters) {

        int at(Segments segments) {
            return Shape.at(segment, segments);
        }

        int letters(Segments segments) {
            return letters == 0 ? segments.length(at(segments)) : letters;
        }
    }

    boolean fits(Segments segments) {
        boolean longEnough = open ? segments.count() >= length : segments.count() == length;
        return longEnough && namesSomething(segments) && beginsWithLetters(segments);
    }

    private boolean namesSomething(Segments segments) {
        for (int segment : named) {
            if (segments.length(at(segment, segments)) == 0) {
                return false;
            }
        }
        return true;
    }

    private boolean beginsWithLetters(Segments segments) {
        for (Literal literal : literals) {
            if (literal.letters() > segments.length(literal.at(segments))) {
                return false;
            }
        }
        return true;
    }

    static int at(int segment, Segments segments) {
        return segment < 0 ? segments.count() + segment : segment;
    }
}
