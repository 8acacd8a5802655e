package dev.lockstep.deploy.upload;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the Netlify dialect names a file's bytes. It finds files that need not travel; blobs are named by SHA-256. */
public record Sha1(String hex) implements Comparable<Sha1> {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{40}");

    public Sha1 {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a SHA-1 in lower-case hexadecimal: '" + hex + "'");
        }
    }

    public static Optional<Sha1> parse(String text) {
        return HEX.matcher(text).matches() ? Optional.of(new Sha1(text)) : Optional.empty();
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    @Override
    public int compareTo(Sha1 other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
