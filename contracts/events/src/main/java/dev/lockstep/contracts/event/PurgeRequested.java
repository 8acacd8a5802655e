package dev.lockstep.contracts.event;

import java.util.List;

/**
 * Purge pages. All scopes are one purge, at one epoch.
 *
 * @param expectedEpoch only if the site is at this epoch still; none for any
 */
public record PurgeRequested(String site, PurgeKind kind, List<PurgeScope> scopes, List<Epoch> expectedEpoch)
        implements Command {

    public PurgeRequested {
        scopes = List.copyOf(scopes);
        expectedEpoch = Command.atMostOne(expectedEpoch);
    }

    public PurgeRequested(String site, PurgeKind kind, List<PurgeScope> scopes) {
        this(site, kind, scopes, List.of());
    }
}
