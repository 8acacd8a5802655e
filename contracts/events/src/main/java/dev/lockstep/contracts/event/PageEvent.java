package dev.lockstep.contracts.event;

import dev.lockstep.contracts.manifest.PageKey;

/** Something about one page of one deploy. */
public sealed interface PageEvent extends Event permits PageRequested, PageRevalidated, RenderFailed {

    SiteId site();

    DeployId deploy();

    PageKey page();

    /** The identity of the page in the whole system: its deploy and its key. */
    default PageId id() {
        return new PageId(deploy(), page());
    }
}
