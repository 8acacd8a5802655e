package dev.lockstep.edge.door;

import java.nio.charset.StandardCharsets;

/** Kinds of bytes, by RFC 9110 §5.5 and §5.6.2. */
final class Octets {

    static final byte CR = '\r';
    static final byte LF = '\n';
    static final byte SPACE = ' ';
    static final byte TAB = '\t';

    private static final int DELETE = 0x7f;
    private static final boolean[] TOKEN = tokens();

    private Octets() {}

    static boolean isToken(byte octet) {
        return octet >= 0 && TOKEN[octet];
    }

    /** What a field's value may hold: bytes beyond ASCII are old text, and nobody's control. */
    static boolean isOfValue(byte octet) {
        return octet < 0 || octet == TAB || (octet >= SPACE && octet != DELETE);
    }

    /** What can be seen, and is ASCII. */
    static boolean isVisible(byte octet) {
        return octet > SPACE && octet != DELETE;
    }

    static boolean isBlank(byte octet) {
        return octet == SPACE || octet == TAB;
    }

    static String text(byte[] octets, int from, int to) {
        return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Without the blanks around it. */
    static String stripped(byte[] octets, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && isBlank(octets[from])) {
            from++;
        }
        while (to > from && isBlank(octets[to - 1])) {
            to--;
        }
        return text(octets, from, to);
    }

    private static boolean[] tokens() {
        String marks = "!#$%&'*+-.^_`|~";
        boolean[] table = new boolean[128];
        for (char octet = 0; octet < table.length; octet++) {
            table[octet] = (octet >= '0' && octet <= '9')
                    || (octet >= 'a' && octet <= 'z')
                    || (octet >= 'A' && octet <= 'Z')
                    || marks.indexOf(octet) >= 0;
        }
        return table;
    }
}
