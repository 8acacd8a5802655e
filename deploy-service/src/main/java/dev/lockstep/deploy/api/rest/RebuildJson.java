package dev.lockstep.deploy.api.rest;

import dev.lockstep.deploy.rebuild.Unknown;
import java.util.List;

/**
 * What a rebuild of the site log has done.
 *
 * @param lifted sites of which the log said more than the database
 * @param unknown what edges show and the database does not know
 * @param waiting how many statements wait to be written just now, with those that others have made and those that are
 *     written once more
 * @param acknowledged how many edges have read everything
 * @param laggards who has not
 */
record RebuildJson(
        int sites,
        int statements,
        List<String> lifted,
        List<Unknown> unknown,
        long waiting,
        int acknowledged,
        int edges,
        long millis,
        List<PropagationJson.Laggard> laggards) {

    /** Whoever has read the last word on a site has read the rest of it, whatever waits by now. */
    boolean complete() {
        return edges > 0 && acknowledged == edges;
    }
}
