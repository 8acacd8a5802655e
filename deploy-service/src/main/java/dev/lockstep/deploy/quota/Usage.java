package dev.lockstep.deploy.quota;

/** How much a site is, in the terms of its {@link Quota}. */
public record Usage(long deploys, long bytesOfSite) {}
