package dev.lockstep.deploy.history;

class MemoryPageHistoryTest implements PageHistoryContract {
    private final PageHistory history = new MemoryPageHistory();

    @Override
    public PageHistory history() {
        return history;
    }
}
