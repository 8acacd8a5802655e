package dev.lockstep.contracts.manifest;

import dev.lockstep.contracts.manifest.redirect.FromPath;
import dev.lockstep.contracts.manifest.redirect.Redirected;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a redirect shows of another server: as if a route of the site led there whose answers are kept as far as they allow.
 *
 * @param page by the path that was asked for
 * @param target path and query as the other server is asked for them
 */
public record Proxied(RoutedPage page, String target) {

    private static final Pattern ADDRESS = Pattern.compile("(https?://[^/?#]+)(/[^?#]*)?(?:\\?([^#]*))?.*");

    /**
     * Empty when there can be no such path.
     *
     * @param query as the visitor sent it
     */
    public static Optional<Proxied> of(Redirected redirected, CanonicalPath asked, String query) {
        Matcher address = ADDRESS.matcher(address(redirected));
        if (!address.matches()) {
            throw new IllegalArgumentException("not shown from another server: " + redirected.rule());
        }
        String path = address.group(2) == null ? "/" : address.group(2);
        String own = address.group(3) == null ? "" : address.group(3);
        String sent = redirected.rule().keepsQuery() ? QueryString.strict(query) : own;
        return PathParser.parse(path) instanceof ParsedPath.Canonical
                ? Optional.of(new Proxied(page(address.group(1), asked), path + (sent.isEmpty() ? "" : "?" + sent)))
                : Optional.empty();
    }

    /** Where a redirect leads. What the request puts there is encoded anew, and so adds nothing to a header. */
    public static String address(Redirected redirected) {
        return redirected.to((name, value) ->
                name.equals(FromPath.SPLAT) ? PercentEncoding.encodePath(value) : PercentEncoding.encode(value));
    }

    private static RoutedPage page(String origin, CanonicalPath asked) {
        Route route = new Route(
                new RoutePattern("/*"),
                new Render.Origin(URI.create(origin)),
                Variants.NONE,
                List.of(),
                Upkeep.of(new Freshness.Kept()),
                new Fallback.None(),
                new OnError.Stale(),
                Guard.DEFAULT);
        return new RoutedPage(route, PageKey.of(asked), Map.of());
    }
}
