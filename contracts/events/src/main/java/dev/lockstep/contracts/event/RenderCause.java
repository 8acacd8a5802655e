package dev.lockstep.contracts.event;

/** The event because of which a page was rendered: the request's reason and the epoch that it named. */
public record RenderCause(RenderReason reason, Epoch epoch) {}
