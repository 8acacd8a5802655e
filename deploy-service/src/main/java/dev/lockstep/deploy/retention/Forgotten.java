package dev.lockstep.deploy.retention;

/** How many lines of the audit log, tokens that have ended, and results of commands were kept for long enough. */
public record Forgotten(int auditLines, int tokens, int commandResults) {
    static final Forgotten NOTHING = new Forgotten(0, 0, 0);
}
