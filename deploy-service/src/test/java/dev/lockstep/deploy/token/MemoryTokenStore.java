package dev.lockstep.deploy.token;

import dev.lockstep.contracts.blob.Digest;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps tokens on the heap. */
public final class MemoryTokenStore implements TokenStore {
    private final Map<TokenId, Token> tokens = new ConcurrentHashMap<>();
    private final Map<TokenId, Instant> uses = new ConcurrentHashMap<>();

    @Override
    public Optional<Token> bearing(Digest secret) {
        return list().stream()
                .filter(token -> token.secrets().current().equals(secret)
                        || token.secrets().previous().contains(secret))
                .findFirst();
    }

    @Override
    public Optional<Token> find(TokenId id) {
        return Optional.ofNullable(tokens.get(id)).map(this::withUse);
    }

    @Override
    public Optional<Token> lock(TokenId id) {
        return find(id);
    }

    @Override
    public List<Token> list() {
        return tokens.values().stream()
                .map(this::withUse)
                .sorted(Comparator.comparing((Token token) -> token.lifetime().createdAt())
                        .thenComparing(token -> token.id().text())
                        .reversed())
                .toList();
    }

    @Override
    public void save(Token token) {
        var _ = tokens.put(token.id(), token);
    }

    @Override
    public void used(TokenId id, Instant at) {
        var _ = uses.put(id, at);
    }

    @Override
    public int forget(Instant before, int most) {
        List<TokenId> gone = tokens.values().stream()
                .filter(token -> token.lifetime().ending() != Lifetime.Ending.OPEN)
                .filter(token -> token.lifetime().endsAt().isBefore(before))
                .map(Token::id)
                .limit(most)
                .toList();
        gone.forEach(tokens::remove);
        return gone.size();
    }

    private Token withUse(Token token) {
        return new Token(
                token.id(),
                token.name(),
                token.grant(),
                token.lifetime(),
                token.secrets(),
                token.createdBy(),
                uses.getOrDefault(token.id(), Instant.EPOCH));
    }
}
