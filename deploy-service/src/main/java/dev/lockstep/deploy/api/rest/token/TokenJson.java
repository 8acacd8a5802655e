package dev.lockstep.deploy.api.rest.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.token.Lifetime;
import dev.lockstep.deploy.token.Scope;
import dev.lockstep.deploy.token.Token;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token, with its secret only when that is new.
 *
 * @param sites ids; none for a token of every site
 * @param state {@code valid}, {@code expired} or {@code revoked}
 * @param previousSecretUntil when the secret from before the last rotation ends, if it has not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenJson(
        String id,
        String name,
        String role,
        boolean everySite,
        List<String> sites,
        String state,
        String createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant previousSecretUntil,
        @Nullable String secret) {

    static TokenJson of(Token token, Instant now, @Nullable String secret) {
        Lifetime lifetime = token.lifetime();
        return new TokenJson(
                token.id().text(),
                token.name(),
                token.grant().role().word(),
                token.grant().scope() instanceof Scope.EverySite,
                sites(token.grant().scope()),
                state(token, now),
                token.createdBy(),
                lifetime.createdAt(),
                lifetime.endsAt().equals(Lifetime.NEVER) ? null : lifetime.endsAt(),
                token.lastUsedAt().equals(Instant.EPOCH) ? null : token.lastUsedAt(),
                token.digests(now).size() > 1 ? token.secrets().previousUntil() : null,
                secret);
    }

    private static List<String> sites(Scope scope) {
        return switch (scope) {
            case Scope.EverySite() -> List.of();
            case Scope.Sites(Set<SiteId> sites) ->
                sites.stream().map(SiteId::text).sorted().toList();
        };
    }

    private static String state(Token token, Instant now) {
        if (token.lifetime().ending() == Lifetime.Ending.REVOKED) {
            return "revoked";
        }
        return token.isValid(now) ? "valid" : "expired";
    }

    /** Whatever is logged is logged by its words. */
    @Override
    public String toString() {
        return "token " + id;
    }
}
