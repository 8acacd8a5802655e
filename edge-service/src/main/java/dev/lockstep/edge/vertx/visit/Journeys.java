package dev.lockstep.edge.vertx.visit;

import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.trace.Activity;
import dev.lockstep.contracts.trace.Trace;
import dev.lockstep.contracts.trace.Tracing;
import dev.lockstep.edge.site.SiteView;

/**
 * How visits are traced.
 *
 * @param trustsVisitors whether a visitor, or a proxy in front, may say to which trace a visit belongs
 */
public record Journeys(Tracing tracing, boolean trustsVisitors) {

    public static final Journeys UNTRACED = new Journeys(Tracing.OFF, false);

    Journey begin(Visitor visitor, SiteView view, PageId page, String outcome) {
        String told = trustsVisitors ? visitor.head().header().apply(Trace.FIELD) : "";
        Activity visit = tracing.begin("visit", Tracing.Role.SERVER, Trace.parse(told));
        visit.note("lockstep.site", view.site().text());
        visit.note("lockstep.deploy", page.deploy().text());
        visit.note("lockstep.epoch", Long.toString(view.epoch().number()));
        visit.note("lockstep.outcome", outcome);
        visit.note("url.path", page.page().path().text());
        return new Journey(visit);
    }
}
