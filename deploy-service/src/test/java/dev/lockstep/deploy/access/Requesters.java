package dev.lockstep.deploy.access;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.token.Grant;
import dev.lockstep.deploy.token.IssuedSecret;
import dev.lockstep.deploy.token.Lifetime;
import dev.lockstep.deploy.token.Role;
import dev.lockstep.deploy.token.Scope;
import dev.lockstep.deploy.token.Token;
import dev.lockstep.deploy.token.TokenId;
import java.time.Instant;
import java.util.Set;

/** Those who ask with a token for one site, which never ends. */
public final class Requesters {
    private Requesters() {}

    public static Requester of(Role role, SiteId site) {
        Token token = Token.create(
                new TokenId(role.word() + "-1"),
                role.word(),
                new Grant(role, new Scope.Sites(Set.of(site))),
                Lifetime.between(Instant.EPOCH, Lifetime.NEVER),
                new IssuedSecret(role.word()).digest(),
                "owner");
        return new Requester(
                token,
                token.secrets().current(),
                Actor.byToken(token.id().text(), token.name()).at("192.0.2.7"));
    }
}
