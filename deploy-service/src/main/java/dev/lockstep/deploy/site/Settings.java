package dev.lockstep.deploy.site;

import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.deploy.lifecycle.WarmUpWish;

/**
 * What an owner chose for a site as a whole.
 *
 * @param revision counts the changes that edges are told of
 */
public record Settings(LeaseMode lease, WarmUpWish warmUp, long revision) {

    public static final Settings DEFAULT = new Settings(LeaseMode.AVAILABLE, WarmUpWish.DEFAULT, 0);

    public Settings choose(LeaseMode chosen) {
        return new Settings(chosen, warmUp, revision + 1);
    }

    public Settings warm(WarmUpWish wish) {
        return new Settings(lease, wish, revision);
    }
}
