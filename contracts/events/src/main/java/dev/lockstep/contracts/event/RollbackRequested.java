package dev.lockstep.contracts.event;

/** Make an earlier deploy live again. */
public record RollbackRequested(String site, DeployId deploy, RollbackData data) implements Command {}
