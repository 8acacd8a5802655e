package dev.lockstep.contracts.manifest;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Paths whose pages are rendered: by whom, fresh for how long, with what allowed to tell pages apart.
 *
 * @param query names of the query parameters that make different pages; all others are dropped
 */
public record Route(
        RoutePattern pattern,
        Render render,
        Duration revalidate,
        Fallback fallback,
        SortedSet<String> query,
        List<ParameterTemplate> tags) {

    public Route {
        if (revalidate.isNegative() || revalidate.isZero()) {
            throw new IllegalArgumentException("a page is fresh for some time: revalidate " + revalidate);
        }
        query = Collections.unmodifiableSortedSet(new TreeSet<>(query));
        tags = List.copyOf(tags);
    }
}
