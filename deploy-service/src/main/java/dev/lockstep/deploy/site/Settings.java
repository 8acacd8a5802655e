package dev.lockstep.deploy.site;

import dev.lockstep.contracts.event.Continuity;
import dev.lockstep.contracts.event.LeaseMode;
import dev.lockstep.contracts.event.PreviewLock;
import dev.lockstep.deploy.lifecycle.WarmUpWish;
import java.util.List;

/**
 * What an owner chose for a site as a whole.
 *
 * @param revision counts the changes that edges are told of
 */
public record Settings(LeaseMode lease, WarmUpWish warmUp, PreviewLock previews, Continuity continuity, long revision) {

    public static final Settings DEFAULT =
            new Settings(LeaseMode.AVAILABLE, WarmUpWish.DEFAULT, PreviewLock.OPEN, Continuity.NONE, 0);

    /** What edges are told of next. */
    public Settings choose(List<Choice> choices) {
        Settings chosen = new Settings(lease, warmUp, previews, continuity, revision + 1);
        for (Choice choice : choices) {
            chosen = chosen.with(choice);
        }
        return chosen;
    }

    /** The same as of a later revision, so that whoever has seen more takes it for the latest. */
    public Settings liftTo(long later) {
        return new Settings(lease, warmUp, previews, continuity, later);
    }

    private Settings with(Choice choice) {
        return switch (choice) {
            case Choice.Lease(LeaseMode chosen) -> new Settings(chosen, warmUp, previews, continuity, revision);
            case Choice.PreviewPassword(var hash) -> lock(previews.withPasswords(hash));
            case Choice.PreviewToken(var digest) -> lock(previews.withTokens(digest));
            case Choice.PasswordContext(boolean everything) -> lock(previews.covering(everything));
            case Choice.Pins(boolean allowed) -> keep(continuity.withPins(allowed));
            case Choice.MonotonicReads(boolean wanted) -> keep(continuity.withMonotonicReads(wanted));
            case Choice.OfDomains _ -> this;
        };
    }

    private Settings lock(PreviewLock chosen) {
        return new Settings(lease, warmUp, chosen, continuity, revision);
    }

    private Settings keep(Continuity chosen) {
        return new Settings(lease, warmUp, previews, chosen, revision);
    }

    public Settings warm(WarmUpWish wish) {
        return new Settings(lease, wish, previews, continuity, revision);
    }
}
