package dev.lockstep.contracts.event;

import java.util.Optional;

/**
 * Under what something is stated of a site, so that a later word replaces it.
 *
 * @param states what, see {@link SiteEvent#states}
 */
public record StatementKey(SiteId site, String states) {

    public static StatementKey of(SiteEvent event) {
        return new StatementKey(event.site(), event.states());
    }

    /** The key in one line, as records of the site log have it. */
    public String text() {
        return site.text() + " " + states;
    }

    /** Reads what {@link #text} wrote; empty for what names no site. */
    public static Optional<StatementKey> parse(String text) {
        int space = text.indexOf(' ');
        return SiteId.parse(text.substring(0, Math.max(0, space)))
                .map(site -> new StatementKey(site, text.substring(space + 1)));
    }

    @Override
    public String toString() {
        return text();
    }
}
