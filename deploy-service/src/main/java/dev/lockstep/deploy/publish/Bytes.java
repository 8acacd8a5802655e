package dev.lockstep.deploy.publish;

/** What is known of a deploy's bytes, by those of its manifest. */
public enum Bytes {
    /** The manifest is in the blob store, or nobody can say otherwise. */
    KEPT,
    /** The blob store does not have the manifest: no edge can show the deploy. */
    LOST
}
