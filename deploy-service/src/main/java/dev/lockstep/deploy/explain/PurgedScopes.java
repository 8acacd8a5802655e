package dev.lockstep.deploy.explain;

import dev.lockstep.contracts.event.PageRevalidated;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a purge covered, as the audit log says it: {@code purge:hard:tag:a purge:hard:path:/b}. */
public final class PurgedScopes {
    private static final Pattern SCOPE = Pattern.compile("purge:(hard|soft):(.*?)(?= purge:(?:hard|soft):|$)");

    private PurgedScopes() {}

    /** One scope of a purge, such as {@code tag:a}, and how strongly it was purged. */
    public record Purged(String kind, String text) {

        boolean covers(PageRevalidated page) {
            String path = page.page().path().text();
            int colon = text.indexOf(':');
            String value = text.substring(colon + 1);
            return switch (colon < 0 ? text : text.substring(0, colon)) {
                case "site" -> true;
                case "path" -> path.equals(value);
                case "prefix" -> value.equals("/") || path.equals(value) || path.startsWith(value + "/");
                case "tag" -> page.tags().contains(value);
                default -> false;
            };
        }
    }

    public static Stream<Purged> covering(String subject, PageRevalidated page) {
        Matcher scopes = SCOPE.matcher(subject);
        return scopes.results()
                .map(scope -> new Purged(scope.group(1), scope.group(2)))
                .filter(scope -> scope.covers(page));
    }
}
