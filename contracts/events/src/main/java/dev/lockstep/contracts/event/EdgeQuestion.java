package dev.lockstep.contracts.event;

/** What an edge can be asked beside what visitors ask. */
public sealed interface EdgeQuestion {

    /**
     * What an address shows, and why.
     *
     * @param host in lower case, without port
     * @param target path and query as a visitor sends them, or a page key's own text
     */
    record ExplainPage(String host, String target) implements EdgeQuestion {}

    /** How many pages of a deploy there are, and how many of them may be served. */
    record CountPages(SiteId site, DeployId deploy) implements EdgeQuestion {}
}
