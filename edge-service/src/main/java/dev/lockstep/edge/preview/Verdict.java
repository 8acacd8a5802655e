package dev.lockstep.edge.preview;

/** Whether a visitor is let past. */
public enum Verdict {
    ADMITTED,
    REFUSED,
    /** So many passwords are being tried that this one was not. */
    BUSY
}
