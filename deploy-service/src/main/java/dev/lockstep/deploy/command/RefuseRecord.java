package dev.lockstep.deploy.command;

import dev.lockstep.contracts.event.CommandCompleted;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Problem;
import java.time.Clock;
import java.util.List;

/** Answers a record that is no command, for whoever sent it and waits. */
public final class RefuseRecord {
    private final Clock clock;

    public RefuseRecord(Clock clock) {
        this.clock = clock;
    }

    /** Whatever the record said of itself is told back; it may be empty. */
    public CommandCompleted refuse(String id, String type, String site, String reason) {
        Problem problem = Problem.of(reason, "see the events' description for how a command looks");
        return new CommandCompleted(
                id,
                type,
                site,
                CommandCompleted.Outcome.REFUSED,
                List.of(),
                Epoch.ZERO,
                List.of(problem),
                clock.instant());
    }
}
