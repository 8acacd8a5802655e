package dev.lockstep.deploy.access;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.site.AnnounceTokens;
import dev.lockstep.deploy.token.Grant;
import dev.lockstep.deploy.token.IssuedSecret;
import dev.lockstep.deploy.token.Lifetime;
import dev.lockstep.deploy.token.Scope;
import dev.lockstep.deploy.token.Token;
import dev.lockstep.deploy.token.TokenId;
import dev.lockstep.deploy.token.TokenStore;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Gives somebody a token. Nobody gives more than they have, nor for longer. */
public final class CreateToken {
    /** Every edge knows all of a site's. */
    static final int MOST = 100;

    private final TokenStore tokens;
    private final AnnounceTokens announce;
    private final TokenAudit audit;
    private final Transactions transactions;
    private final Identities identities;
    private final RandomGenerator random;
    private final Clock clock;

    public CreateToken(
            TokenStore tokens,
            AnnounceTokens announce,
            TokenAudit audit,
            Transactions transactions,
            Identities identities,
            RandomGenerator random,
            Clock clock) {
        this.tokens = tokens;
        this.announce = announce;
        this.audit = audit;
        this.transactions = transactions;
        this.identities = identities;
        this.random = random;
        this.clock = clock;
    }

    /**
     * A token to be made.
     *
     * @param endsAt nothing, or when it expires
     */
    public record Wish(String name, Grant grant, List<Instant> endsAt) {
        public Wish {
            endsAt = List.copyOf(endsAt);
        }
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        /** The secret is told this once. */
        record Created(Token token, IssuedSecret secret) implements Outcome {}

        record Refused(TokenRefusal refusal) implements Outcome {}
    }

    public Outcome create(Wish wish, Requester requester) {
        Instant own = requester.token().lifetime().endsAt();
        Instant endsAt = wish.endsAt().isEmpty() ? own : wish.endsAt().getFirst();
        return transactions.within(() -> {
            var _ = tokens.lock(requester.token().id());
            Instant now = clock.instant();
            return requester
                    .ended(tokens, now)
                    .or(() -> refusal(wish, endsAt, requester, now))
                    .<Outcome>map(Outcome.Refused::new)
                    .orElseGet(() -> create(wish, Lifetime.between(now, endsAt), requester));
        });
    }

    private Optional<TokenRefusal> refusal(Wish wish, Instant endsAt, Requester requester, Instant now) {
        Token shown = requester.token();
        Instant own = shown.lifetime().endsAt();
        if (!shown.grant().covers(wish.grant())) {
            return Optional.of(new TokenRefusal.MoreThanOwn());
        }
        if (endsAt.isAfter(own)) {
            return Optional.of(new TokenRefusal.LongerThanOwn(own));
        }
        if (!endsAt.isAfter(now)) {
            return Optional.of(new TokenRefusal.EndsBeforeItBegins());
        }
        return isFull(wish.grant().scope(), now) ? Optional.of(new TokenRefusal.TooMany(MOST)) : Optional.empty();
    }

    private Outcome create(Wish wish, Lifetime lifetime, Requester requester) {
        IssuedSecret secret = IssuedSecret.random(random);
        TokenId id = new TokenId(identities.token());
        String creator = requester.actor().name();
        Token token = Token.create(id, wish.name(), wish.grant(), lifetime, secret.digest(), creator);
        tokens.save(token);
        announce.announce(wish.grant().scope());
        audit.created(token, requester.actor());
        return new Outcome.Created(token, secret);
    }

    /** Those for every site are counted by themselves, so that no site's owner takes their places. */
    private boolean isFull(Scope scope, Instant now) {
        List<Scope> valid = tokens.list().stream()
                .filter(token -> token.isValid(now))
                .map(token -> token.grant().scope())
                .toList();
        return switch (scope) {
            case Scope.EverySite _ ->
                valid.stream().filter(Scope.EverySite.class::isInstance).count() >= MOST;
            case Scope.Sites(Set<SiteId> sites) ->
                sites.stream()
                        .anyMatch(site -> valid.stream()
                                        .filter(of -> of instanceof Scope.Sites(Set<SiteId> its) && its.contains(site))
                                        .count()
                                >= MOST);
        };
    }
}
