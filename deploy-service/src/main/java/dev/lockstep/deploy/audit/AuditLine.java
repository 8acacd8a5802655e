package dev.lockstep.deploy.audit;

/**
 * An entry where it stands in the log.
 *
 * @param number higher than that of each line before
 */
public record AuditLine(long number, AuditEntry entry) {}
