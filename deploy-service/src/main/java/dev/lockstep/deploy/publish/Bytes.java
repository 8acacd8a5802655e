package dev.lockstep.deploy.publish;

/** What is known of a deploy's bytes, by those of its manifest. */
public enum Bytes {
    /** The manifest is in the blob store, or there was none to look for. */
    KEPT,
    /** The blob store does not have the manifest: no edge can show the deploy. */
    LOST,
    /**
     * The blob store did not answer. That keeps nobody from rolling back: edges that have the manifest show it at once, others
     * when they get it.
     */
    UNKNOWN
}
