package dev.lockstep.contracts.manifest.redirect;

import org.jspecify.annotations.Nullable;

/**
 * What is written out in a path of some shape: equal for two of one shape if they are for the same paths, and for a path and
 * what it is looked up by. They have an order, so that many of one hash are told apart quickly as well.
 */
public final class Literals implements Comparable<Literals> {

    private final Shape shape;
    private final Segments segments;
    private final int hash;

    /** The segments fit the shape. */
    Literals(Shape shape, Segments segments) {
        this.shape = shape;
        this.segments = segments;
        this.hash = hash(shape, segments);
    }

    private static int hash(Shape shape, Segments segments) {
        int hash = 1;
        for (Shape.Literal literal : shape.literals()) {
            hash = 31 * hash + segments.hash(literal.at(segments), literal.letters(segments));
        }
        return hash;
    }

    /** Means something among those of one shape only. */
    @Override
    public int compareTo(Literals other) {
        for (Shape.Literal literal : shape.literals()) {
            int letters = literal.letters(segments);
            int longer = letters - literal.letters(other.segments);
            int order = longer == 0
                    ? segments.compare(literal.at(segments), letters, other.segments, literal.at(other.segments))
                    : longer;
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Literals same && same.hash == hash && same.shape.equals(shape) && compareTo(same) == 0;
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
