package dev.lockstep.edge.cache;

import dev.lockstep.contracts.pass.HeaderFields;
import dev.lockstep.contracts.pass.HttpDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one part of a kept body that somebody asks for (RFC 9110 §14): bytes from {@code first} to {@code last}. Whoever asks
 * for several parts, or in another unit, gets the whole, as servers may choose.
 */
record Part(int first, int last) {

    private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /** Of a part that begins beyond the end. */
    static final Part BEYOND = new Part(0, -1);

    /** Empty when the whole is to be shown. */
    static Optional<Part> of(HeaderFields asked, Received stored, int length) {
        Matcher range = ONE.matcher(asked.joined("range"));
        if (stored.status() != 200 || !range.matches() || !isOfThis(asked, stored)) {
            return Optional.empty();
        }
        String from = range.group(1);
        String to = range.group(2);
        if (from.isEmpty()) {
            return to.isEmpty() ? Optional.empty() : Optional.of(last(Long.parseLong(to), length));
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? Long.MAX_VALUE : Long.parseLong(to);
        return last < first ? Optional.empty() : Optional.of(between(first, last, length));
    }

    private static Part last(long count, int length) {
        return count == 0 || length == 0 ? BEYOND : new Part((int) Math.max(0, length - count), length - 1);
    }

    private static Part between(long first, long last, int length) {
        return first >= length ? BEYOND : new Part((int) first, (int) Math.min(last, length - 1L));
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
