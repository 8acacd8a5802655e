package dev.lockstep.contracts.manifest;

/** What a request target's path turned out to be. */
public sealed interface ParsedPath {

    record Canonical(CanonicalPath path) implements ParsedPath {}

    /** The path is ambiguous or malformed; {@code reason} is fit for the client to read. */
    record Refused(String reason) implements ParsedPath {}
}
