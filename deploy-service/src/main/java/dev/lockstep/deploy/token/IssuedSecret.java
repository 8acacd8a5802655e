package dev.lockstep.deploy.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.blob.Digest;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The secret of a token, told once. Its prefix lets scanners of sources and logs find what should not be there. With 256
 * random bits a plain hash of it cannot be reversed by guessing: a salt would guard only secrets that people make up.
 */
public record IssuedSecret(String text) {
    public static final String PREFIX = "lst_";

    private static final int BYTES = 32;

    public static IssuedSecret random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new IssuedSecret(PREFIX + HexFormat.of().formatHex(bytes));
    }

    public Digest digest() {
        return Digest.of(text.getBytes(UTF_8));
    }

    /** Never the secret: whatever is logged is logged by its words. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
