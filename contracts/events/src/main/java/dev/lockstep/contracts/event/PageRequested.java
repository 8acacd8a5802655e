package dev.lockstep.contracts.event;

import dev.lockstep.contracts.manifest.PageKey;
import java.time.Instant;

/**
 * Someone needs a page rendered.
 *
 * @param epoch the epoch that the asking edge had applied: the render must have seen it too
 * @param held what the page is to replace: only one that was rendered later answers
 * @param deadline when nobody waits any longer
 */
public record PageRequested(
        SiteId site,
        DeployId deploy,
        PageKey page,
        RenderReason reason,
        Epoch epoch,
        Held held,
        Instant requestedAt,
        Instant deadline)
        implements PageEvent {}
