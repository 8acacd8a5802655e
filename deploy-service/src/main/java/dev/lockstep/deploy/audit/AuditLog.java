package dev.lockstep.deploy.audit;

/** Keeps what was done, in the transaction that does it. */
public interface AuditLog {
    void note(AuditEntry entry);
}
