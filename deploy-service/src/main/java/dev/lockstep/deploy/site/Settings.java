package dev.lockstep.deploy.site;

import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.deploy.lifecycle.WarmUpWish;
import java.util.List;

/**
 * What an owner chose for a site as a whole.
 *
 * @param revision counts the changes that edges are told of
 */
public record Settings(LeaseMode lease, WarmUpWish warmUp, long revision) {

    public static final Settings DEFAULT = new Settings(LeaseMode.AVAILABLE, WarmUpWish.DEFAULT, 0);

    /** What edges are told of next. */
    public Settings choose(List<Choice> choices) {
        Settings chosen = new Settings(lease, warmUp, revision + 1);
        for (Choice choice : choices) {
            chosen = chosen.with(choice);
        }
        return chosen;
    }

    private Settings with(Choice choice) {
        return switch (choice) {
            case Choice.Lease(LeaseMode chosen) -> new Settings(chosen, warmUp, revision);
            case Choice.CustomDomain _, Choice.DomainAliases _ -> this;
        };
    }

    public Settings warm(WarmUpWish wish) {
        return new Settings(lease, wish, revision);
    }
}
