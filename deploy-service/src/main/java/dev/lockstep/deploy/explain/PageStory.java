package dev.lockstep.deploy.explain;

import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.RenderFailed;
import java.util.List;

/**
 * What a page was.
 *
 * @param versions its last renders, the newest first
 * @param failure its last failure, none when no render failed lately
 */
public record PageStory(PageId page, List<Version> versions, List<RenderFailed> failure) {

    public PageStory {
        versions = List.copyOf(versions);
        failure = List.copyOf(failure);
    }
}
