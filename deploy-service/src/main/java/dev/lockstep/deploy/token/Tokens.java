package dev.lockstep.deploy.token;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.deploy.audit.Actor;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

/**
 * Tells callers by their bearer token. Tokens are long and random, so that a plain hash of them cannot be reversed by
 * guessing, and comparing takes as long for a near miss as for nonsense.
 */
public final class Tokens {
    private final TokenStore store;

    public Tokens(TokenStore store) {
        this.store = store;
    }

    public Optional<Actor> actor(String token) {
        byte[] presented = hash(token).hex().getBytes(US_ASCII);
        Optional<Actor> actor = Optional.empty();
        for (Map.Entry<String, Digest> known : store.all().entrySet()) {
            if (MessageDigest.isEqual(presented, known.getValue().hex().getBytes(US_ASCII))) {
                actor = Optional.of(new Actor(known.getKey()));
            }
        }
        return actor;
    }

    /** Makes this the token of a name, in place of an earlier one, and says whether it was another. */
    public boolean put(String name, String token) {
        return store.put(name, hash(token));
    }

    private static Digest hash(String token) {
        return Digest.of(token.getBytes(UTF_8));
    }
}
