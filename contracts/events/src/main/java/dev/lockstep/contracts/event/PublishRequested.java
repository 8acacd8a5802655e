package dev.lockstep.contracts.event;

/** Make a ready deploy live. */
public record PublishRequested(String site, DeployId deploy) implements Command {}
