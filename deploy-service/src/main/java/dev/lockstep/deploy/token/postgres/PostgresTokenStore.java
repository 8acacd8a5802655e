package dev.lockstep.deploy.token.postgres;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.token.Grant;
import dev.lockstep.deploy.token.Lifetime;
import dev.lockstep.deploy.token.Role;
import dev.lockstep.deploy.token.Scope;
import dev.lockstep.deploy.token.Secrets;
import dev.lockstep.deploy.token.Token;
import dev.lockstep.deploy.token.TokenId;
import dev.lockstep.deploy.token.TokenStore;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tokens as rows. */
@Transactional
@ApplicationScoped
class PostgresTokenStore implements TokenStore {
    private static final String FORGET = """
            delete from token where id in
                (select id from token where ending <> 'open' and ends_at < :before order by ends_at limit :most)
            """;

    @Override
    public Optional<Token> bearing(Digest secret) {
        return TokenRow.<TokenRow>find("sha256 = ?1 or previousSha256 = ?1", secret.hex())
                .firstResultOptional()
                .map(PostgresTokenStore::token);
    }

    @Override
    public Optional<Token> find(TokenId id) {
        return TokenRow.<TokenRow>findByIdOptional(id.text()).map(PostgresTokenStore::token);
    }

    @Override
    public Optional<Token> lock(TokenId id) {
        return TokenRow.<TokenRow>findByIdOptional(id.text()).map(row -> {
            TokenRow.flush();
            TokenRow.getEntityManager().refresh(row, LockModeType.PESSIMISTIC_WRITE);
            return token(row);
        });
    }

    /** Rows that were read earlier in this transaction are read anew: others may have changed them before a lock was had. */
    @Override
    public List<Token> list() {
        TokenRow.flush();
        TokenRow.getEntityManager().clear();
        return TokenRow.<TokenRow>listAll(Sort.descending("createdAt", "id")).stream()
                .map(PostgresTokenStore::token)
                .toList();
    }

    @Override
    public void save(Token token) {
        Optional<TokenRow> kept = TokenRow.findByIdOptional(token.id().text());
        TokenRow row = kept.orElseGet(TokenRow::new);
        fill(row, token);
        if (kept.isEmpty()) {
            row.persist();
        }
    }

    @Override
    public void used(TokenId id, Instant at) {
        int _ = TokenRow.update("lastUsedAt = ?1 where id = ?2", at, id.text());
    }

    @Override
    public int forget(Instant before, int most) {
        return TokenRow.getEntityManager()
                .createNativeQuery(FORGET)
                .setParameter("before", before)
                .setParameter("most", most)
                .executeUpdate();
    }

    private static void fill(TokenRow row, Token token) {
        row.id = token.id().text();
        row.name = token.name();
        row.role = token.grant().role().word();
        row.everySite = token.grant().scope() instanceof Scope.EverySite;
        row.sites = named(token.grant().scope()).map(SiteId::text).sorted().toArray(String[]::new);
        row.sha256 = token.secrets().current().hex();
        row.previousSha256 =
                token.secrets().previous().stream().map(Digest::hex).findFirst().orElse(null);
        row.previousUntil = token.secrets().previousUntil();
        row.createdBy = token.createdBy();
        row.createdAt = token.lifetime().createdAt();
        row.endsAt = token.lifetime().endsAt();
        row.ending = token.lifetime().ending().name().toLowerCase(Locale.ROOT);
    }

    private static Stream<SiteId> named(Scope scope) {
        return switch (scope) {
            case Scope.EverySite() -> Stream.empty();
            case Scope.Sites(Set<SiteId> sites) -> sites.stream();
        };
    }

    private static Token token(TokenRow row) {
        return new Token(
                new TokenId(row.id),
                row.name,
                new Grant(Role.called(row.role).orElseThrow(), scope(row)),
                lifetime(row),
                secrets(row),
                row.createdBy,
                row.lastUsedAt);
    }

    private static Lifetime lifetime(TokenRow row) {
        return new Lifetime(row.createdAt, row.endsAt, Lifetime.Ending.valueOf(row.ending.toUpperCase(Locale.ROOT)));
    }

    private static Scope scope(TokenRow row) {
        return row.everySite
                ? new Scope.EverySite()
                : new Scope.Sites(Arrays.stream(row.sites).map(SiteId::new).collect(Collectors.toSet()));
    }

    private static Secrets secrets(TokenRow row) {
        String previous = row.previousSha256;
        return new Secrets(
                new Digest(row.sha256),
                previous == null ? List.of() : List.of(new Digest(previous)),
                row.previousUntil);
    }
}
