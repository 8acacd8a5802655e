package dev.lockstep.contracts.event;

import java.time.Instant;
import java.util.List;

/**
 * What became of a command.
 *
 * @param command the id of the CloudEvent that carried it
 * @param type the type of the CloudEvent that carried it
 * @param deploy the deploy that was made or published, none when refused
 * @param problems why it was refused, none when it succeeded
 */
public record CommandCompleted(
        String command,
        String type,
        String site,
        Outcome outcome,
        List<DeployId> deploy,
        Epoch epoch,
        List<Problem> problems,
        Instant at)
        implements Event {

    /** How a command ended. */
    public enum Outcome {
        SUCCEEDED,
        REFUSED
    }

    public CommandCompleted {
        deploy = List.copyOf(deploy);
        problems = List.copyOf(problems);
    }

    /** The same with other reasons. */
    public CommandCompleted because(List<Problem> others) {
        return new CommandCompleted(command, type, site, outcome, deploy, epoch, others, at);
    }
}
