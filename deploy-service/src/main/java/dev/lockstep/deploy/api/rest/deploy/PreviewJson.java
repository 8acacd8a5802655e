package dev.lockstep.deploy.api.rest.deploy;

import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.deploy.preview.Preview;
import dev.lockstep.deploy.visit.HotPage;
import java.util.List;

/**
 * What a rollback would do.
 *
 * @param pages of the deploy that edges hold
 * @param outOfDate how many of them visitors will not get any more
 * @param hot how many pages of the deploy visitors ask for lately
 * @param renderedAhead how many of these are rendered before the deploy is shown
 * @param silent edges that have not told what they hold
 */
record PreviewJson(
        long pages, long outOfDate, int hot, int renderedAhead, List<HotPageJson> hottest, List<String> silent) {
    private static final int MOST_LISTED = 20;

    /** A page and how often visitors asked for it, where what is long ago counts for less. */
    record HotPageJson(String page, int status, long visits) {
        static HotPageJson of(HotPage hot) {
            return new HotPageJson(hot.page().text(), hot.status(), Math.round(hot.heat()));
        }
    }

    static PreviewJson of(Preview preview) {
        return new PreviewJson(
                preview.known(),
                preview.outOfDate(),
                preview.hot().size(),
                preview.ahead(),
                preview.hot().stream().limit(MOST_LISTED).map(HotPageJson::of).toList(),
                preview.silent().stream().map(EdgeId::text).toList());
    }
}
