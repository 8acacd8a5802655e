package dev.lockstep.contracts.manifest;

/** What a visitor gets while a page does not exist yet. */
public sealed interface Fallback {

    /** The visitor waits for the page, up to the edge's deadline. */
    record Wait() implements Fallback {}

    /** A file of the deploy, at once and never cached downstream. */
    record Shell(CanonicalPath file) implements Fallback {}

    /** 404 until the page exists. */
    record None() implements Fallback {}
}
