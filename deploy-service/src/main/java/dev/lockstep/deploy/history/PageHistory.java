package dev.lockstep.deploy.history;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.event.SiteId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /** How many pages of a deploy were ever rendered. */
    long pages(DeployId deploy);

    /** How many pages of a deploy carry one of the tags, each by its newest render alone. */
    long pages(DeployId deploy, Set<String> tags);
}
