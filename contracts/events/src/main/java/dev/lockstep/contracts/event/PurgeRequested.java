package dev.lockstep.contracts.event;

import java.util.List;

/** Purge pages. All scopes are one purge, at one epoch. */
public record PurgeRequested(String site, PurgeKind kind, List<PurgeScope> scopes) implements Command {

    public PurgeRequested {
        scopes = List.copyOf(scopes);
    }
}
