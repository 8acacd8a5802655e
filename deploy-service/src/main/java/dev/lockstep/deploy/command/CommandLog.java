package dev.lockstep.deploy.command;

import dev.lockstep.contracts.event.CommandCompleted;
import dev.lockstep.contracts.event.DeployId;
import java.time.Instant;
import java.util.List;

/** Commands that were begun. */
public interface CommandLog {

    /**
     * A command under way, or done.
     *
     * @param deploy the id of the deploy that it makes, if it makes one
     * @param result none yet, or one
     */
    record Entry(DeployId deploy, List<CommandCompleted> result) {
        public Entry {
            result = List.copyOf(result);
        }
    }

    /** Notes a command, under the given id for its deploy; of one that was noted before, what was noted. */
    Entry begin(Received received, DeployId deploy);

    void complete(Received received, CommandCompleted result);

    /** Forgets those that are done and began before a moment, so many at most; returns how many. */
    int forget(Instant before, int most);
}
