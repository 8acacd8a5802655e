package dev.lockstep.contracts.manifest;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A page that a deploy's routes know how to make. */
public record RoutedPage(Route route, PageKey key, Map<String, String> parameters) {

    public RoutedPage {
        parameters = Map.copyOf(parameters);
    }

    /** What templates of this page are filled with: the path's parameters, which win, and the query's. */
    public Map<String, String> values() {
        Map<String, String> values = new HashMap<>(key.query());
        values.putAll(parameters);
        return Map.copyOf(values);
    }

    /** The tags that the route gives to this page, in the order of the route; but for those by which nobody could purge it. */
    public Set<String> tags() {
        Map<String, String> values = values();
        return route.tags().stream()
                .map(tag -> tag.fill(values))
                .filter(PageTag::isFit)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
