package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;

class MemoryPageLogTest extends PageLogContract {
    private final MemoryPageLog log = new MemoryPageLog();

    @Override
    protected PageLog log() {
        return log;
    }

    @Override
    protected void announce(PageRevalidated page) {
        log.add(page);
    }

    @Override
    protected void announceUnreadable(PageId page) {
        log.addUnreadable(page);
    }
}
