package dev.lockstep.deploy.wiring;

import dev.lockstep.deploy.work.WorkLock;
import dev.lockstep.deploy.work.postgres.AdvisoryLock;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** What one process at a time does. */
class Locking {
    /** "lockstep" in ASCII. */
    private static final long RELAY = 0x6c6f636b73746570L;

    private static final long RETENTION = RELAY + 1;
    private static final long PAGES = RELAY + 2;
    private static final long RESUME = RELAY + 3;

    @Produces
    @Singleton
    @Identifier("relay")
    WorkLock relay(DataSource database) {
        return new AdvisoryLock(database, RELAY, "relay");
    }

    @Produces
    @Singleton
    @Identifier("retention")
    WorkLock retention(DataSource database) {
        return new AdvisoryLock(database, RETENTION, "retention");
    }

    /** One of its own: a look at everything that is kept takes longer than pages may pile up. */
    @Produces
    @Singleton
    @Identifier("pages")
    WorkLock pages(DataSource database) {
        return new AdvisoryLock(database, PAGES, "pages");
    }

    @Produces
    @Singleton
    @Identifier("resume")
    WorkLock resume(DataSource database) {
        return new AdvisoryLock(database, RESUME, "resume");
    }
}
