package dev.lockstep.edge.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which bytes a {@code Range} field asks for (RFC 9110 §14.1). */
public sealed interface RangesWanted {

    /** More than players and viewers of documents ask for; who wants more of them gets the whole. */
    int MOST = 16;

    Pattern BYTES = Pattern.compile("(?i:bytes)=[ \\t,]*+(.*)");
    Pattern ONE = Pattern.compile("(\\d{1,18})-(\\d{0,18})|-(\\d{1,18})");

    /** The field is to be ignored (RFC 9110 §14.2): it is no field of bytes, or asks for too much at once. */
    record Whole() implements RangesWanted {}

    /** None of what it asks for is there. */
    record Nothing() implements RangesWanted {}

    /** In the order in which they were asked for, without what was asked for twice. */
    record Some(List<ByteRange> ranges) implements RangesWanted {
        public Some {
            ranges = List.copyOf(ranges);
        }
    }

    /** What of {@code size} bytes is asked for. */
    static RangesWanted of(String field, long size) {
        Matcher bytes = BYTES.matcher(field);
        if (!bytes.matches()) {
            return new Whole();
        }
        String[] asked = bytes.group(1).strip().split("[ \\t]*+,[ \\t,]*+", MOST + 1);
        if (asked.length > MOST) {
            return new Whole();
        }
        List<ByteRange> found = new ArrayList<>();
        for (String each : asked) {
            Matcher one = ONE.matcher(each);
            if (!one.matches() || isBackwards(one)) {
                return new Whole();
            }
            range(one, size).ifPresent(range -> add(range, found));
        }
        return found.isEmpty() ? new Nothing() : new Some(found);
    }

    private static boolean isBackwards(Matcher one) {
        return one.group(1) != null
                && !one.group(2).isEmpty()
                && Long.parseLong(one.group(2)) < Long.parseLong(one.group(1));
    }

    private static Optional<ByteRange> range(Matcher one, long size) {
        if (one.group(3) != null) {
            long last = Math.min(Long.parseLong(one.group(3)), size);
            return last == 0 ? Optional.empty() : Optional.of(new ByteRange(size - last, last));
        }
        long from = Long.parseLong(one.group(1));
        long to = one.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(one.group(2)), size - 1);
        return from >= size ? Optional.empty() : Optional.of(new ByteRange(from, to - from + 1));
    }

    /** Ranges that touch become one, in the place of the first: nobody is sent the same bytes twice. */
    private static void add(ByteRange range, List<ByteRange> found) {
        ByteRange joined = range;
        int place = found.size();
        for (int i = found.size() - 1; i >= 0; i--) {
            if (found.get(i).touches(joined)) {
                joined = joined.with(found.remove(i));
                place = i;
            }
        }
        found.add(Math.min(place, found.size()), joined);
    }
}
