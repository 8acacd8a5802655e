package dev.lockstep.contracts.manifest;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A deploy's whole content. Immutable and self-contained: with it and the blobs that it names, an edge can serve the
 * deploy and a renderer can make its pages.
 *
 * @param files what visitors may be served
 * @param sources what only the renderer reads, such as templates
 * @param routes in the order of the site's configuration: the first that matches makes the page
 */
public record Manifest(
        SortedMap<CanonicalPath, ManifestFile> files,
        SortedMap<CanonicalPath, ManifestFile> sources,
        List<Route> routes) {

    public Manifest {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
        routes = List.copyOf(routes);
    }

    public Optional<ManifestFile> file(CanonicalPath path) {
        return Optional.ofNullable(files.get(path));
    }

    /** A file for the renderer: a source, or else one that visitors see too. */
    public Optional<ManifestFile> source(CanonicalPath path) {
        return Optional.ofNullable(sources.get(path)).or(() -> file(path));
    }

    /**
     * The page that the first matching route makes of a request.
     *
     * @param query the request's parameters, decoded; those that the route does not allow are dropped
     */
    public Optional<RoutedPage> route(CanonicalPath path, Map<String, String> query) {
        for (Route route : routes) {
            Optional<Map<String, String>> parameters = route.pattern().match(path);
            if (parameters.isPresent()) {
                return Optional.of(new RoutedPage(route, keyOf(route, path, query), parameters.get()));
            }
        }
        return Optional.empty();
    }

    /** The page of a key that was made by {@link #route} of this deploy. */
    public Optional<RoutedPage> page(PageKey key) {
        return route(key.path(), key.query()).filter(page -> page.key().equals(key));
    }

    private static PageKey keyOf(Route route, CanonicalPath path, Map<String, String> query) {
        SortedMap<String, String> allowed = new TreeMap<>(query);
        allowed.keySet().retainAll(route.query());
        return new PageKey(path, allowed);
    }
}
