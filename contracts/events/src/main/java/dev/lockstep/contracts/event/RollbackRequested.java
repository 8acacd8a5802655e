package dev.lockstep.contracts.event;

import java.util.List;

/**
 * Make an earlier deploy live again.
 *
 * @param expectedEpoch only if the site is at this epoch still; none for any
 */
public record RollbackRequested(String site, DeployId deploy, RollbackData data, List<Epoch> expectedEpoch)
        implements Command {

    public RollbackRequested {
        expectedEpoch = Command.atMostOne(expectedEpoch);
    }

    public RollbackRequested(String site, DeployId deploy, RollbackData data) {
        this(site, deploy, data, List.of());
    }
}
