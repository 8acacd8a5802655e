package dev.lockstep.deploy.api.rest;

import dev.lockstep.deploy.api.rest.answer.PropagationJson;
import dev.lockstep.deploy.outbox.SiteLog;
import dev.lockstep.deploy.rebuild.Lost;
import dev.lockstep.deploy.rebuild.Unknown;
import java.util.List;

/**
 * What a rebuild of the site log has done.
 *
 * @param lifted sites of which the log said more than the database
 * @param unknown what edges show and the database does not know
 * @param skipped what could not be read of the site log, so that it may say more than the database knows
 * @param lost deploys that the blob store does not have; one is taken back unless visitors see it under other words
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
        List<Skipped> skipped,
        List<Lost> lost,
        long waiting,
        int acknowledged,
        int edges,
        long millis,
        List<PropagationJson.Laggard> laggards) {

    /** A record of the site log. */
    record Skipped(String key, int partition, long offset, String reason) {
        static Skipped of(SiteLog.Unreadable record) {
            return new Skipped(
                    record.key(),
                    record.position().partition(),
                    record.position().offset(),
                    record.reason());
        }
    }

    /** Whoever has read the last word on a site has read the rest of it, whatever waits by now. */
    boolean complete() {
        return edges > 0 && acknowledged == edges && skipped.isEmpty() && lost.isEmpty();
    }
}
