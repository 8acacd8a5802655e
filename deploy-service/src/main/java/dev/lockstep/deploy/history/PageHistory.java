package dev.lockstep.deploy.history;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.event.SiteId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Keeps the last renders of each page and its last failure, in whatever order and however often they come. */
public interface PageHistory {

    /** How many renders of a page are kept. */
    int KEPT = 5;

    /** All of the lesson is kept, or none of it. */
    void learn(Lesson lesson);

    /** The renders of a page that are kept, the newest first: by as-of, then by when they were rendered. */
    List<PageRevalidated> versions(PageId page);

    Optional<RenderFailed> lastFailure(PageId page);

    /** A body that a render of the site's pages has, or that was refused as one; nobody else's. */
    Optional<Blob> body(SiteId site, Digest digest);

    /** Shows every body that {@link #versions} and {@link #lastFailure} tell of, in each of its forms, one after the other. */
    void bodies(Consumer<Digest> each);

    /** Deploys of whose pages anything is kept. */
    Set<DeployId> deploys();

    /** Keeps nothing of a deploy's pages. */
    void forget(DeployId deploy);

    /** Keeps no failure from before then of a page of which nothing else is kept; returns how many that were. */
    int forgetFailures(Instant before);

    /** How many pages each site has, those of all its deploys together; none of a site without any. */
    Map<SiteId, Long> pages();

    /** The same of one site. */
    long pages(SiteId site);

    /**
     * The pages of a site that were last rendered the longest ago, the oldest first.
     *
     * @param before leaves out those that were rendered from then on
     */
    List<PageId> oldest(SiteId site, Instant before, long most);

    /** How many pages of a deploy were rendered, and not taken back since. */
    long pages(DeployId deploy);

    /** How many pages of a deploy carry one of the tags, each by its newest render alone. */
    long pages(DeployId deploy, Set<String> tags);
}
