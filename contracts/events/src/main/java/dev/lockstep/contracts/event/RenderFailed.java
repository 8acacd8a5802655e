package dev.lockstep.contracts.event;

import dev.lockstep.contracts.manifest.PageKey;
import java.time.Instant;

/** A render did not give a page. Releases those who wait; never replaces a page. */
public record RenderFailed(
        SiteId site,
        DeployId deploy,
        PageKey page,
        Epoch asOf,
        RenderCause cause,
        Problem problem,
        String worker,
        Instant at)
        implements PageEvent {}
