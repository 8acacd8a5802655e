package dev.lockstep.contracts.event;

import java.util.List;

/**
 * Make a ready deploy live.
 *
 * @param expectedEpoch only if the site is at this epoch still; none for any
 */
public record PublishRequested(String site, DeployId deploy, List<Epoch> expectedEpoch) implements Command {

    public PublishRequested {
        expectedEpoch = Command.atMostOne(expectedEpoch);
    }

    public PublishRequested(String site, DeployId deploy) {
        this(site, deploy, List.of());
    }
}
