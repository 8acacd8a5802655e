package dev.lockstep.deploy.purge;

import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.contracts.event.PurgeScope;
import java.util.List;

/**
 * What is to be purged. All scopes together are one step of the site's epoch.
 *
 * @param version what the pages' data has come to, in the words of whoever changed it; empty when nobody said
 */
public record Purge(PurgeKind kind, List<PurgeScope> scopes, String version) {

    /** Beyond it, purge a prefix or a tag: each scope is a record that every edge keeps. */
    public static final int MOST_SCOPES = 1_000;

    public Purge {
        scopes = scopes.stream().distinct().toList();
        if (scopes.isEmpty() || scopes.size() > MOST_SCOPES) {
            throw new IllegalArgumentException("a purge has 1 to " + MOST_SCOPES + " scopes: " + scopes.size());
        }
    }

    public Purge(PurgeKind kind, List<PurgeScope> scopes) {
        this(kind, scopes, "");
    }
}
