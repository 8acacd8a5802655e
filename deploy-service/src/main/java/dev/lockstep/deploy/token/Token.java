package dev.lockstep.deploy.token;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.TokenEnd;
import java.time.Instant;
import java.util.List;

/**
 * What somebody was given to call the API with. Its secret is not part of it, only what that hashes to.
 *
 * @param name what it is for, as people say
 * @param lastUsedAt to about a minute; the epoch of time when it never was
 */
public record Token(
        TokenId id,
        String name,
        Grant grant,
        Lifetime lifetime,
        Secrets secrets,
        String createdBy,
        Instant lastUsedAt) {

    public Token {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a token without a name");
        }
    }

    public static Token create(
            TokenId id, String name, Grant grant, Lifetime lifetime, Digest secret, String createdBy) {
        return new Token(id, name, grant, lifetime, Secrets.of(secret), createdBy, Instant.EPOCH);
    }

    /** The hashes of those secrets that open something at a time; none once it has ended. */
    public List<Digest> digests(Instant now) {
        return lifetime.includes(now) ? secrets.at(now) : List.of();
    }

    /** When each of those secrets ends by the clock alone; what has no end is not among them. */
    public List<TokenEnd> ends(Instant now) {
        return digests(now).stream()
                .map(digest -> new TokenEnd(digest, secrets.end(digest, lifetime.endsAt())))
                .filter(end -> end.at().isBefore(Lifetime.NEVER))
                .toList();
    }

    public Token rotate(Digest next, Instant currentUntil) {
        return with(lifetime, secrets.rotate(next, currentUntil));
    }

    public Token revoke(Instant now) {
        return with(lifetime.revoke(now), secrets);
    }

    /** Whether edges may still know a secret that opens nothing any more. */
    public boolean isUnsettled(Instant now) {
        return lifetime.isOver(now) || secrets.isOver(now);
    }

    /** Without what is over. */
    public Token settle(Instant now) {
        return with(lifetime.settle(now), secrets.settle(now));
    }

    private Token with(Lifetime changedLifetime, Secrets changedSecrets) {
        return new Token(id, name, grant, changedLifetime, changedSecrets, createdBy, lastUsedAt);
    }

    public boolean isConfigured() {
        return id.equals(TokenId.CONFIGURED);
    }

    public boolean isValid(Instant now) {
        return lifetime.includes(now);
    }
}
