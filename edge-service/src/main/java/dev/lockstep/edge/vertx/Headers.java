package dev.lockstep.edge.vertx;

import dev.lockstep.contracts.pass.HeaderFields;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Header fields as Vert.x holds them. */
final class Headers {

    private Headers() {}

    static HeaderFields of(MultiMap headers) {
        SortedMap<String, List<String>> lines = new TreeMap<>();
        headers.forEach(line -> lines.computeIfAbsent(line.getKey().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                .add(line.getValue()));
        return new HeaderFields(lines);
    }
}
