package dev.lockstep.contracts.manifest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Percent-encoding of UTF-8 (RFC 3986 §2.1), strict in both directions. */
public final class PercentEncoding {

    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private PercentEncoding() {}

    /** Encodes all but the unreserved characters: fit for one path segment, one query name or one query value. */
    public static String encode(String text) {
        return encode(text, false);
    }

    /** Encodes all but the unreserved characters and the slash. */
    public static String encodePath(String text) {
        return encode(text, true);
    }

    /** Decodes; empty when an escape is broken or the bytes are not the shortest form of UTF-8. */
    public static Optional<String> decode(String text) {
        return isPlain(text, true) ? Optional.of(text) : decoded(text);
    }

    private static Optional<String> decoded(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * 3);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '%') {
                if (!isEscape(text, i)) {
                    return Optional.empty();
                }
                bytes.put((byte) HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 2;
            } else if (character < 0x80) {
                bytes.put((byte) character);
            } else {
                return Optional.empty();
            }
        }
        return utf8(bytes.flip());
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }

    private static Optional<String> utf8(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    /** Nearly every text is what it was. */
    private static String encode(String text, boolean keepSlash) {
        return isPlain(text, keepSlash) ? text : encoded(text, keepSlash);
    }

    private static boolean isPlain(String text, boolean keepSlash) {
        for (int i = 0; i < text.length(); i++) {
            if (!isKept(text.charAt(i), keepSlash)) {
                return false;
            }
        }
        return true;
    }

    private static String encoded(String text, boolean keepSlash) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
            if (isKept(value, keepSlash)) {
                encoded.append((char) value);
            } else {
                UPPER.toHexDigits(encoded.append('%'), value);
            }
        }
        return encoded.toString();
    }

    private static boolean isKept(int value, boolean keepSlash) {
        return isUnreserved(value) || (keepSlash && value == '/');
    }

    private static boolean isUnreserved(int value) {
        return (value >= 'a' && value <= 'z')
                || (value >= 'A' && value <= 'Z')
                || (value >= '0' && value <= '9')
                || value == '-'
                || value == '.'
                || value == '_'
                || value == '~';
    }
}
