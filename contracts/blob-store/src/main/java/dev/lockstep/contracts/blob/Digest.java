package dev.lockstep.contracts.blob;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A blob's name: the SHA-256 of its bytes (FIPS 180-4) in 64 lower-case hexadecimal digits. An edge holds some hundred
 * thousands of them, so that they are kept as the 32 bytes that they are.
 */
public final class Digest {

    /** So many it has. */
    public static final int BYTES = 4 * Long.BYTES;

    private static final HexFormat HEX = HexFormat.of();
    private static final int DIGITS = 64;
    private static final int DIGITS_OF_WORD = 16;

    private final long first;
    private final long second;
    private final long third;
    private final long fourth;

    public Digest(String hex) {
        if (!isDigest(hex)) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal: '" + hex + "'");
        }
        first = word(hex, 0);
        second = word(hex, 1);
        third = word(hex, 2);
        fourth = word(hex, 3);
    }

    private Digest(ByteBuffer bytes) {
        first = bytes.getLong();
        second = bytes.getLong();
        third = bytes.getLong();
        fourth = bytes.getLong();
    }

    public static Digest of(byte[] bytes) {
        return finish(sha256(), bytes);
    }

    /** A fresh SHA-256, which every Java platform has to provide. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes the digest of what {@code sha256} was fed so far, and resets it. */
    public static Digest finish(MessageDigest sha256) {
        return new Digest(ByteBuffer.wrap(sha256.digest()));
    }

    /** Takes as many bytes as {@link #write} has put. */
    public static Digest read(ByteBuffer from) {
        return new Digest(from);
    }

    public void write(ByteBuffer to) {
        to.putLong(first).putLong(second).putLong(third).putLong(fourth);
    }

    public String hex() {
        return HEX.toHexDigits(first) + HEX.toHexDigits(second) + HEX.toHexDigits(third) + HEX.toHexDigits(fourth);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest digest
                && first == digest.first
                && second == digest.second
                && third == digest.third
                && fourth == digest.fourth;
    }

    /** Any part of it is as random as all of it. */
    @Override
    public int hashCode() {
        return Long.hashCode(first);
    }

    @Override
    public String toString() {
        return hex();
    }

    /** Whether a text is one, by hand: an edge that starts reads millions of them. */
    public static boolean isDigest(String text) {
        boolean hex = text.length() == DIGITS;
        for (int i = 0; hex && i < DIGITS; i++) {
            char digit = text.charAt(i);
            hex = (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
        }
        return hex;
    }

    private static long word(String hex, int index) {
        return HexFormat.fromHexDigitsToLong(hex, index * DIGITS_OF_WORD, (index + 1) * DIGITS_OF_WORD);
    }

    private static Digest finish(MessageDigest sha256, byte[] last) {
        sha256.update(last);
        return finish(sha256);
    }
}
