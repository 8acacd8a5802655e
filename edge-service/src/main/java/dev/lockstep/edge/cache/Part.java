package dev.lockstep.edge.cache;

import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.contracts.pass.HttpDate;
import dev.lockstep.edge.answer.ByteRange;
import dev.lockstep.edge.answer.RangesWanted;
import java.util.List;
import java.util.Optional;

/**
 * The one part of a kept body that somebody asks for (RFC 9110 §14): bytes from {@code first} to {@code last}. Whoever asks
 * for several parts, or in another unit, gets the whole, as servers may choose.
 */
record Part(int first, int last) {

    /** Of a part that begins beyond the end. */
    static final Part BEYOND = new Part(0, -1);

    /** Empty when the whole is to be shown. */
    static Optional<Part> of(HeaderFields asked, Received stored, int length) {
        String range = asked.joined("range");
        if (range.isEmpty() || stored.status() != 200 || !isOfThis(asked, stored)) {
            return Optional.empty();
        }
        return switch (RangesWanted.of(range, length)) {
            case RangesWanted.Nothing() -> Optional.of(BEYOND);
            case RangesWanted.Some(List<ByteRange> ranges)
            when ranges.size() == 1 ->
                Optional.of(new Part(
                        (int) ranges.getFirst().from(), (int) ranges.getFirst().to()));
            case RangesWanted.Some _, RangesWanted.Whole _ -> Optional.empty();
        };
    }

    /** RFC 9110 §13.1.5: a part of another version would not fit what the visitor holds; only what is strong tells that. */
    private static boolean isOfThis(HeaderFields asked, Received stored) {
        String held = asked.joined("if-range").strip();
        if (held.isEmpty()) {
            return true;
        }
        if (held.startsWith("\"")) {
            return held.equals(stored.fields().joined("etag"));
        }
        return HttpDate.read(held)
                .filter(date -> HttpDate.read(stored.fields().joined("last-modified"))
                        .filter(date::equals)
                        .isPresent())
                .isPresent();
    }

    boolean isBeyond() {
        return equals(BEYOND);
    }

    /** {@code Content-Range}, of a body of this length. */
    String text(int length) {
        return isBeyond() ? "bytes */" + length : "bytes " + first + "-" + last + "/" + length;
    }
}
