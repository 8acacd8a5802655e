package dev.lockstep.deploy.rebuild;

import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.outbox.LogMemory;
import dev.lockstep.deploy.outbox.SendLog;
import dev.lockstep.deploy.transaction.Transactions;
import java.util.HashMap;
import java.util.Map;

/** Has all that the database knows wait to be announced, and takes the log that is there for the one to write to. */
public final class Restate {
    private final StateSites sites;
    private final SendLog sent;
    private final LogMemory memory;
    private final AuditLog audit;
    private final Transactions transactions;

    public Restate(StateSites sites, SendLog sent, LogMemory memory, AuditLog audit, Transactions transactions) {
        this.sites = sites;
        this.sent = sent;
        this.memory = memory;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** All of it or nothing. */
    RebuildLog.Begun on(String there, Facts facts, Wish wish) {
        return transactions.within(() -> begin(there, facts, wish));
    }

    private RebuildLog.Begun begin(String there, Facts facts, Wish wish) {
        boolean same = sent.isIn(there);
        StateSites.Stated stated = sites.state(facts, same ? memory.known() : Map.of(), wish);
        int statements = sent.restate(there);
        memory.catchUp(same ? later(facts.ends(), memory.known()) : facts.ends());
        audit.note(AuditEntry.ofThePlatform(
                AuditEntry.Action.REBUILD_LOG, statements + " statements", wish.actor(), wish.at()));
        return new RebuildLog.Begun(
                statements,
                stated.last(),
                stated.lifted(),
                stated.unknown(),
                stated.lost(),
                facts.heard().skipped());
    }

    /** What was noted since the log was read is known as well. */
    private static Map<Integer, Long> later(Map<Integer, Long> read, Map<Integer, Long> noted) {
        Map<Integer, Long> later = new HashMap<>(noted);
        read.forEach((partition, end) -> later.merge(partition, end, Math::max));
        return later;
    }
}
