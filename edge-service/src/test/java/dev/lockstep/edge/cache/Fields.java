package dev.lockstep.edge.cache;

import dev.lockstep.contracts.pass.HeaderFields;
import java.util.Arrays;
import java.util.Map;

/** Header fields for tests. */
final class Fields {

    private Fields() {}

    /** Written as {@code name: value}, with {@code |} between the lines. */
    static HeaderFields of(String lines) {
        return HeaderFields.of(Arrays.stream(lines.split("\\|", -1))
                .filter(line -> !line.isBlank())
                .map(line -> line.strip().split(": ?", 2))
                .map(line -> Map.entry(line[0], line[1]))
                .toList());
    }
}
