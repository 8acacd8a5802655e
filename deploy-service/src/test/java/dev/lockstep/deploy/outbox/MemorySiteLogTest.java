package dev.lockstep.deploy.outbox;

import dev.lockstep.contracts.event.SiteId;

class MemorySiteLogTest extends SiteLogContract {
    private final MemorySiteLog log = new MemorySiteLog();
    private long written;

    @Override
    protected SiteLog log() {
        return log;
    }

    @Override
    protected void write(Written record) {
        log.add(new Position(0, written), record);
        written++;
    }

    @Override
    protected void deleteBefore(Position position) {
        log.cut(position);
    }

    @Override
    protected void writeUnreadable(SiteId site, String states) {
        log.addUnreadable(new Position(0, written), site, states);
        written++;
    }
}
