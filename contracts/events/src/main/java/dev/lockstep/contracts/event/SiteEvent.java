package dev.lockstep.contracts.event;

import java.time.Instant;

/** A fact about a site, on the site log. */
public sealed interface SiteEvent extends Event
        permits DeployPublished, DeployReady, PagesPurged, PagesOutlived, SiteConfigured {

    SiteId site();

    /** The site's epoch once this had happened. */
    Epoch epoch();

    Instant at();

    /** What the event states, so that a later statement of the same replaces it when the log is compacted. */
    String states();
}
