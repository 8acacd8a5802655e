package dev.lockstep.contracts.event;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.manifest.PageKey;
import java.time.Instant;
import java.util.List;

/**
 * A render did not give a page. Releases those who wait; never replaces a page.
 *
 * @param candidate the body that was refused, none or one
 * @param log the last that the renderer wrote, if it writes any
 * @param attempts how often it was tried; a worker that had no room for it has not tried
 */
public record RenderFailed(
        SiteId site,
        DeployId deploy,
        PageKey page,
        Epoch asOf,
        RenderCause cause,
        Problem problem,
        List<Blob> candidate,
        String log,
        int attempts,
        String worker,
        Instant at)
        implements PageEvent {

    public RenderFailed {
        candidate = List.copyOf(candidate);
    }

    public boolean wasTried() {
        return attempts > 0;
    }

    /** The same, told how often it was tried. */
    public RenderFailed after(int tries) {
        return new RenderFailed(site, deploy, page, asOf, cause, problem, candidate, log, tries, worker, at);
    }
}
