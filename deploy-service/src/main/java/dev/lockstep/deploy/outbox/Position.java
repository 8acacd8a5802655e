package dev.lockstep.deploy.outbox;

/** Where on the site log a record lies. */
public record Position(int partition, long offset) {}
