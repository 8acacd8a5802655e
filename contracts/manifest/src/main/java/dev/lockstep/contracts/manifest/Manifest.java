package dev.lockstep.contracts.manifest;

import dev.lockstep.contracts.manifest.header.HeaderRules;
import dev.lockstep.contracts.manifest.redirect.Redirects;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

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
        List<Route> routes,
        Redirects redirects,
        HeaderRules headers) {

    public Manifest {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        sources = Collections.unmodifiableSortedMap(new TreeMap<>(sources));
        routes = List.copyOf(routes);
    }

    /** A manifest that says nothing about headers. */
    public Manifest(
            SortedMap<CanonicalPath, ManifestFile> files,
            SortedMap<CanonicalPath, ManifestFile> sources,
            List<Route> routes,
            Redirects redirects) {
        this(files, sources, routes, redirects, HeaderRules.NONE);
    }

    /** A manifest without redirects. */
    public Manifest(
            SortedMap<CanonicalPath, ManifestFile> files,
            SortedMap<CanonicalPath, ManifestFile> sources,
            List<Route> routes) {
        this(files, sources, routes, Redirects.NONE);
    }

    /** The same deploy, with its files as these. */
    public Manifest withFiles(SortedMap<CanonicalPath, ManifestFile> others) {
        return new Manifest(others, sources, routes, redirects, headers);
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
     * @param query the request's parameters, decoded
     * @param header a header's value by its name in lower case, empty when it was not sent
     */
    public Optional<RoutedPage> route(CanonicalPath path, Map<String, String> query, UnaryOperator<String> header) {
        return route(path, route -> route.variants().key(path, query, header));
    }

    /** The page of a key that was made by this deploy's routes. */
    public Optional<RoutedPage> page(PageKey key) {
        return route(key.path(), route -> key)
                .filter(page -> page.route().variants().allows(key));
    }

    private Optional<RoutedPage> route(CanonicalPath path, Function<Route, PageKey> key) {
        for (Route route : routes) {
            Optional<Map<String, String>> parameters = route.pattern().match(path);
            if (parameters.isPresent()) {
                return Optional.of(new RoutedPage(route, key.apply(route), parameters.get()));
            }
        }
        return Optional.empty();
    }
}
