package dev.lockstep.deploy.explain;

import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.PagesPurged;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a purge covered, as the audit log says it: {@code purge:hard:tag:a purge:hard:path:/b}. */
public final class PurgedScopes {
    private static final Pattern BETWEEN = Pattern.compile(" (?=purge:(?:hard|soft):)");

    private PurgedScopes() {}

    /** One scope of a purge, such as {@code tag:a}, and how strongly it was purged. */
    public record Purged(String kind, String text) {

        static Purged of(PagesPurged.Statement statement) {
            return new Purged(
                    statement.kind().name().toLowerCase(Locale.ROOT),
                    statement.scope().text());
        }
    }

    public static Stream<Purged> covering(String subject, PageRevalidated page) {
        return BETWEEN.splitAsStream(subject)
                .map(PagesPurged::about)
                .flatMap(Optional::stream)
                .filter(statement -> statement.scope().covers(page.page().path(), page.tags()))
                .map(Purged::of);
    }
}
