package dev.lockstep.deploy.preview;

import dev.lockstep.contracts.event.EdgeId;
import dev.lockstep.deploy.visit.HotPage;
import java.util.List;

/**
 * What becomes of a deploy's pages when it is made live again.
 *
 * @param known pages of the deploy that edges hold, by the edge that holds most
 * @param outOfDate how many of them are not, or will not be, valid
 * @param hot the pages of the deploy that visitors ask for lately, the hottest first
 * @param ahead how many of these are rendered before the deploy is shown
 * @param silent edges that have not told what they hold
 */
public record Preview(long known, long outOfDate, List<HotPage> hot, int ahead, List<EdgeId> silent) {
    public Preview {
        hot = List.copyOf(hot);
        silent = List.copyOf(silent);
    }
}
