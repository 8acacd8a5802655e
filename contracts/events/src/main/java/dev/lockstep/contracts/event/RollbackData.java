package dev.lockstep.contracts.event;

/** With which data the pages of a deploy come back. */
public enum RollbackData {
    /** Read anew: no page from before the rollback is valid. */
    CURRENT,
    /** As they were, except what was purged since. */
    FROZEN
}
