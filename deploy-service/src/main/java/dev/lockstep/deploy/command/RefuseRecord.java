package dev.lockstep.deploy.command;

import dev.lockstep.contracts.event.CommandCompleted;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Excerpt;
import dev.lockstep.contracts.event.Problem;
import java.time.Clock;
import java.util.List;

/** Answers a record that is no command, for whoever sent it and waits. */
public final class RefuseRecord {
    private final Clock clock;

    public RefuseRecord(Clock clock) {
        this.clock = clock;
    }

    /** Whatever the record said of itself is told back, as far as there is room; it may be empty. */
    public CommandCompleted refuse(String id, String type, String site, String reason) {
        Problem problem = Problem.of(Excerpt.of(reason), "see the events' description for how a command looks");
        return new CommandCompleted(
                Excerpt.of(id),
                Excerpt.of(type),
                Excerpt.of(site),
                CommandCompleted.Outcome.REFUSED,
                List.of(),
                Epoch.ZERO,
                List.of(problem),
                clock.instant());
    }
}
