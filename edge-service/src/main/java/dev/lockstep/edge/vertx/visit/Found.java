package dev.lockstep.edge.vertx.visit;

import dev.lockstep.edge.answer.Reply;
import dev.lockstep.edge.site.SiteView;

/** What a visitor's host shows them. */
sealed interface Found {

    record Live(SiteView view) implements Found {}

    /**
     * Another deploy than the live one.
     *
     * @param stays whether this address never shows another, so that a file there can never be wrong
     */
    record Aside(SiteView view, boolean stays) implements Found {}

    /** What it shows has to be looked at anew: this edge has had time to learn more. */
    record Outdated() implements Found {}

    /** Nothing of any site. */
    record Nothing(Reply instead) implements Found {}
}
