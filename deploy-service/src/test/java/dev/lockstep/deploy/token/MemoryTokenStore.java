package dev.lockstep.deploy.token;

import dev.lockstep.contracts.blob.Digest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps tokens on the heap. */
public final class MemoryTokenStore implements TokenStore {
    private final Map<String, Digest> tokens = new ConcurrentHashMap<>();

    @Override
    public Map<String, Digest> all() {
        return Map.copyOf(tokens);
    }

    @Override
    public boolean put(String name, Digest sha256) {
        return !sha256.equals(tokens.put(name, sha256));
    }
}
