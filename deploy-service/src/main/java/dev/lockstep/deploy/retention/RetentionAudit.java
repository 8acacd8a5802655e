package dev.lockstep.deploy.retention;

import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.audit.AuditEntry;
import dev.lockstep.deploy.audit.AuditLog;
import dev.lockstep.deploy.transaction.Transactions;
import java.time.Clock;

/**
 * Notes what a run let go of: a run goes through many transactions, and through stores that have none, so that its line comes
 * at its end. A run that nobody asked for and that found nothing is not worth one.
 */
public final class RetentionAudit {
    private final AuditLog log;
    private final Transactions transactions;
    private final Clock clock;

    public RetentionAudit(AuditLog log, Transactions transactions, Clock clock) {
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
    }

    void done(Retained retained, Actor actor) {
        if (isWorthALine(retained, actor)) {
            note(words(retained), actor);
        }
    }

    /** What was gone by then stays so. */
    void failed(Retained soFar, Exception failure, Actor actor) {
        if (isWorthALine(soFar, actor)) {
            note(words(soFar) + ", then failed: " + failure.getMessage(), actor);
        }
    }

    private void note(String words, Actor actor) {
        transactions.run(() ->
                log.note(AuditEntry.ofThePlatform(AuditEntry.Action.RUN_RETENTION, words, actor, clock.instant())));
    }

    private static boolean isWorthALine(Retained retained, Actor actor) {
        return !retained.isNothing() || actor.cause() != Actor.Cause.PLATFORM;
    }

    private static String words(Retained retained) {
        return retained.deploys() + " deploys, " + retained.pages() + " pages, "
                + retained.blobs().blobs() + " blobs of " + retained.blobs().bytes() + " bytes"
                + words(retained.records());
    }

    private static String words(Forgotten records) {
        return records.equals(Forgotten.NOTHING)
                ? ""
                : ", " + records.auditLines() + " lines of this log, " + records.tokens() + " ended tokens, "
                        + records.commandResults() + " results of commands";
    }
}
