package dev.lockstep.contracts.event;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pages of a site were purged: one event and one number, however many pages it covers.
 *
 * @param version what their data has come to, a {@link DataVersion}; empty when nobody said
 */
public record PagesPurged(
        SiteId site, PurgeScope scope, PurgeKind kind, Epoch epoch, String cause, String version, Instant at)
        implements SiteEvent {

    private static final String HARD = "purge:hard:";
    private static final String SOFT = "purge:soft:";

    /** What a purge states: which pages, and how strongly. */
    public record Statement(PurgeKind kind, PurgeScope scope) {}

    /** The same with another version. */
    public PagesPurged named(String newest) {
        return new PagesPurged(site, scope, kind, epoch, cause, newest, at);
    }

    @Override
    public String states() {
        return states(kind, scope);
    }

    /** Hard and soft purges state different things: a later soft one must not erase a hard one. */
    public static String states(PurgeKind kind, PurgeScope scope) {
        return about(kind) + scope.text();
    }

    /** Reads back what a purge states; empty for a statement about something else, or about no scope that there is. */
    public static Optional<Statement> about(String statement) {
        return Stream.of(PurgeKind.values())
                .filter(kind -> statement.startsWith(about(kind)))
                .findFirst()
                .flatMap(
                        kind -> PurgeScope.parse(statement.substring(about(kind).length()))
                                .map(scope -> new Statement(kind, scope)));
    }

    private static String about(PurgeKind kind) {
        return switch (kind) {
            case HARD -> HARD;
            case SOFT -> SOFT;
        };
    }
}
