package dev.lockstep.contracts.event;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a password that people chose: {@code pbkdf2-sha512$<rounds>$<salt>$<hash>} (RFC 8018 §5.2), salt and hash
 * in hexadecimal. Whoever reads it has to guess, and each guess takes a good part of a second.
 */
public record PasswordHash(String text) {

    /** What OWASP asks for with this hash. */
    private static final int ROUNDS = 210_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern FORM =
            Pattern.compile("pbkdf2-sha512\\$([1-9][0-9]{0,6})\\$([0-9a-f]{32})\\$([0-9a-f]{64})");

    public PasswordHash {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a password's hash");
        }
    }

    public static PasswordHash of(String password, RandomGenerator random) {
        return of(password, random, ROUNDS);
    }

    /** With fewer rounds a password is guessed sooner. */
    static PasswordHash of(String password, RandomGenerator random, int rounds) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        HexFormat hex = HexFormat.of();
        return new PasswordHash("pbkdf2-sha512$" + rounds + "$" + hex.formatHex(salt) + "$"
                + hex.formatHex(hash(password, salt, rounds)));
    }

    /** Takes its time, on purpose, and the same whatever is wrong. */
    public boolean matches(String password) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalStateException("not a password's hash");
        }
        byte[] salt = HexFormat.of().parseHex(parts.group(2));
        byte[] shown = hash(password, salt, Integer.parseInt(parts.group(1)));
        return MessageDigest.isEqual(shown, HexFormat.of().parseHex(parts.group(3)));
    }

    private static byte[] hash(String password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BYTES * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no PBKDF2", missing);
        } finally {
            spec.clearPassword();
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
