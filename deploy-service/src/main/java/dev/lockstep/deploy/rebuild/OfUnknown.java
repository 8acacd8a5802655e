package dev.lockstep.deploy.rebuild;

/** What becomes of what edges show and the database does not know. */
public enum OfUnknown {
    /** It is shown until somebody decides. */
    KEEP,
    /** It is taken back, so that edges show what the database knows and nothing else. */
    WITHDRAW
}
