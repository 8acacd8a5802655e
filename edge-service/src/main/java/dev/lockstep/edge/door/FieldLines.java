package dev.lockstep.edge.door;

import java.util.Arrays;

/** Where the fields of a header are among its bytes. Nothing is made of those that nobody asks for. */
final class FieldLines {

    /** Where a field's name begins, where it ends, and where its line does. */
    private static final int MARKS = 3;

    private static final int USUAL = 16;

    private int[] marks = new int[USUAL * MARKS];
    private int end;

    void add(int name, int nameEnd, int lineEnd) {
        if (end == marks.length) {
            marks = Arrays.copyOf(marks, 2 * end);
        }
        marks[end] = name;
        marks[end + 1] = nameEnd;
        marks[end + 2] = lineEnd;
        end += MARKS;
    }

    /** The values under a name in lower case, with {@code comma} between them; empty if there are none. */
    String values(byte[] octets, String name, String comma) {
        String values = "";
        boolean isFirst = true;
        for (int at = 0; at < end; at += MARKS) {
            if (isNamed(octets, at, name)) {
                String value = Octets.stripped(octets, marks[at + 1] + 1, marks[at + 2]);
                values = isFirst ? value : values + comma + value;
                isFirst = false;
            }
        }
        return values;
    }

    private boolean isNamed(byte[] octets, int at, String name) {
        int from = marks[at];
        if (marks[at + 1] - from != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            int letter = octets[from + i];
            int lower = letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
            if (lower != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
