package dev.lockstep.contracts.event;

import dev.lockstep.contracts.manifest.PageKey;
import java.time.Instant;
import java.util.List;

/**
 * Which pages of a deploy visitors asked an edge for since it last said so.
 *
 * @param pages those that were asked for most, at most {@link #MOST_PAGES}
 */
public record PagesVisited(EdgeId edge, SiteId site, DeployId deploy, List<Visited> pages, Instant at)
        implements Event {

    /** What is visited less often tells nobody what to prepare. */
    public static final int MOST_PAGES = 200;

    public PagesVisited {
        pages = List.copyOf(pages);
    }

    /**
     * How often visitors got a page.
     *
     * @param status of the page, as visitors got it last
     */
    public record Visited(PageKey page, long count, int status) {}
}
