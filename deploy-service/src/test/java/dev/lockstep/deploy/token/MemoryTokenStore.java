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
    public void put(String name, Digest sha256) {
        tokens.put(name, sha256);
    }
}
