package dev.lockstep.edge.answer;

/**
 * Some of a representation's bytes.
 *
 * @param from the first one, counted from 0
 * @param length how many, at least 1
 */
public record ByteRange(long from, long length) {

    public ByteRange {
        if (from < 0 || length < 1) {
            throw new IllegalArgumentException("no bytes: " + length + " from " + from);
        }
    }

    /** The last one. */
    public long to() {
        return from + length - 1;
    }

    /** As {@code Content-Range} says it (RFC 9110 §14.4). */
    public String of(long whole) {
        return "bytes " + from + "-" + to() + "/" + whole;
    }

    /** Whether there is nothing between the two. */
    boolean touches(ByteRange other) {
        return from <= other.to() + 1 && other.from <= to() + 1;
    }

    ByteRange with(ByteRange other) {
        long begin = Math.min(from, other.from);
        return new ByteRange(begin, Math.max(to(), other.to()) - begin + 1);
    }
}
