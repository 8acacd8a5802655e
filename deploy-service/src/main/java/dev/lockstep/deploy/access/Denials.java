package dev.lockstep.deploy.access;

/** Counts who is not let in. None is kept: whoever guesses would fill the audit log. */
public interface Denials {

    /** Why somebody is not let in. */
    enum Reason {
        /** No token, or none that opens anything. */
        TOKEN,
        /** Nothing there, or something of others: from outside these are one. */
        SCOPE,
        ROLE
    }

    void count(Reason reason);
}
