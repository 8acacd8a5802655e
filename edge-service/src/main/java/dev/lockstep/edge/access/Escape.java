package dev.lockstep.edge.access;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Writes what visitors sent so that it cannot be taken for anything else: nothing leaves but ASCII that can be seen, and no
 * quote or backslash ends what it stands in.
 */
final class Escape {

    private static final String HEX = "0123456789ABCDEF";
    private static final char FIRST_SEEN = ' ';
    private static final char LAST_SEEN = '~';
    private static final char LAST_OF_ONE_BYTE = 0xff;

    private Escape() {}

    /** As nginx does: {@code \x22}. A character is the byte that was sent; what no byte holds is written as UTF-8. */
    static void bytes(StringBuilder line, String text) {
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            if (isPlain(character)) {
                line.append((char) character);
            } else if (character <= LAST_OF_ONE_BYTE) {
                octet(line, character);
            } else {
                for (byte octet : Character.toString(character).getBytes(UTF_8)) {
                    octet(line, octet & LAST_OF_ONE_BYTE);
                }
            }
        }
    }

    private static void octet(StringBuilder line, int octet) {
        line.append("\\x").append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 0xf));
    }

    /** As a string of JSON, with its quotes (RFC 8259 §7). */
    static void json(StringBuilder line, String text) {
        line.append('"');
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (isPlain(unit)) {
                line.append(unit);
            } else {
                line.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    line.append(HEX.charAt(unit >> shift & 0xf));
                }
            }
        }
        line.append('"');
    }

    private static boolean isPlain(int character) {
        return character >= FIRST_SEEN && character <= LAST_SEEN && character != '"' && character != '\\';
    }
}
