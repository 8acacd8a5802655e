package dev.lockstep.deploy.event;

import dev.lockstep.contracts.event.DeployId;
import java.util.Set;

/** Knows how many pages a purge would cover, as far as pages were rendered. */
public interface PagesCovered {

    Share of(DeployId deploy, Set<String> tags);

    /**
     * A part of a deploy's pages.
     *
     * @param covered those that carry one of the tags
     * @param all those that were ever rendered
     */
    record Share(long covered, long all) {

        /** Below it a share says nothing: one page of two is half of a site. */
        private static final int FEW_PAGES = 20;

        /** Rounded up: a little more than the limit is more. */
        public long percent() {
            return all == 0 ? 0 : (covered * 100 + all - 1) / all;
        }

        boolean isBeyond(int mostPercent) {
            return covered > FEW_PAGES && percent() > mostPercent;
        }
    }
}
