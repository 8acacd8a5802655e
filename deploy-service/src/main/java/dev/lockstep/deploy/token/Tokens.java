package dev.lockstep.deploy.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.lockstep.contracts.blob.Digest;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells callers by their bearer token. A token that has ended is as good as one that never was. */
public final class Tokens {
    /** Reading would be writing if each use were kept. */
    private static final Duration USE_IS_KEPT_EVERY = Duration.ofMinutes(1);

    private final TokenStore store;
    private final Clock clock;

    public Tokens(TokenStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The store is asked for a hash, of which whoever guesses can choose no part; what it finds is compared in full. */
    public Optional<Token> shown(String secret) {
        Digest presented = new IssuedSecret(secret).digest();
        Instant now = clock.instant();
        Optional<Token> bearing = store.bearing(presented).filter(token -> opens(presented, token, now));
        bearing.ifPresent(token -> noteUse(token, now));
        return bearing;
    }

    /** Makes this the secret of the token that the service is configured with, and says whether it was another. */
    public boolean configure(String secret) {
        Digest digest = new IssuedSecret(secret).digest();
        Instant now = clock.instant();
        boolean known = store.find(TokenId.CONFIGURED)
                .filter(token -> token.digests(now).contains(digest))
                .isPresent();
        if (!known) {
            Lifetime lifetime = Lifetime.between(now, Lifetime.NEVER);
            store.save(Token.create(
                    TokenId.CONFIGURED,
                    TokenId.CONFIGURED.text(),
                    Grant.OF_THE_PLATFORM,
                    lifetime,
                    digest,
                    "the configuration"));
        }
        return !known;
    }

    private static boolean opens(Digest presented, Token token, Instant now) {
        boolean opens = false;
        for (Digest digest : token.digests(now)) {
            opens |= MessageDigest.isEqual(bytes(presented), bytes(digest));
        }
        return opens;
    }

    private void noteUse(Token token, Instant now) {
        if (token.lastUsedAt().plus(USE_IS_KEPT_EVERY).isBefore(now)) {
            store.used(token.id(), now);
        }
    }

    private static byte[] bytes(Digest digest) {
        return digest.hex().getBytes(US_ASCII);
    }
}
