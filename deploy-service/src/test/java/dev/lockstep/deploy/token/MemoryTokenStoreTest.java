package dev.lockstep.deploy.token;

class MemoryTokenStoreTest extends TokenStoreContract {
    private final MemoryTokenStore store = new MemoryTokenStore();

    @Override
    protected TokenStore store() {
        return store;
    }
}
