package dev.lockstep.deploy.command;

/** Counts records that are no commands and were set aside. */
public interface DeadLetterTally {

    /** One more. */
    void setAside();
}
