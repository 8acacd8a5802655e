package dev.lockstep.contracts.event;

/** Why a deploy became live. */
public enum PublishCause {
    PUBLISH,
    ROLLBACK
}
