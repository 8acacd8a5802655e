package dev.lockstep.deploy.token;

import dev.lockstep.contracts.blob.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps tokens by what their secrets hash to. */
public interface TokenStore {

    /** A token with a secret that hashes to this, whether or not that opens anything any more. */
    Optional<Token> bearing(Digest secret);

    Optional<Token> find(TokenId id);

    /** As it is now, and as nobody else changes it before the transaction ends. */
    Optional<Token> lock(TokenId id);

    /** All tokens, the latest first; those that have ended, too. */
    List<Token> list();

    /** Adds a token, or replaces what was kept of it, save for its last use. */
    void save(Token token);

    void used(TokenId id, Instant at);

    /** Forgets those that ended before a moment, and of which that was noticed, so many at most; returns how many. */
    int forget(Instant before, int most);
}
