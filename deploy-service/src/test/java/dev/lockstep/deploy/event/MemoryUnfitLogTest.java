package dev.lockstep.deploy.event;

import dev.lockstep.contracts.event.SiteId;
import java.util.UUID;

class MemoryUnfitLogTest extends UnfitLogContract {
    private final UnfitLog log = new MemoryUnfitLog();

    @Override
    protected UnfitLog log() {
        return log;
    }

    @Override
    protected SiteId site() {
        return new SiteId(UUID.randomUUID().toString());
    }
}
