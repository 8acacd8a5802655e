package dev.lockstep.contracts.blob;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A blob's name: the SHA-256 of its bytes (FIPS 180-4) in 64 lower-case hexadecimal digits. */
public record Digest(String hex) {

    private static final int DIGITS = 64;

    public Digest {
        if (!isHex(hex)) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hexadecimal: '" + hex + "'");
        }
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
        return new Digest(HexFormat.of().formatHex(sha256.digest()));
    }

    /** By hand: an edge that starts reads millions of them. */
    private static boolean isHex(String text) {
        boolean hex = text.length() == DIGITS;
        for (int i = 0; hex && i < DIGITS; i++) {
            char digit = text.charAt(i);
            hex = (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
        }
        return hex;
    }

    private static Digest finish(MessageDigest sha256, byte[] last) {
        sha256.update(last);
        return finish(sha256);
    }

    @Override
    public String toString() {
        return hex;
    }
}
