package dev.lockstep.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.kubernetes.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Makes of a good manifest bad ones, each with one name wrong. */
final class Misspelled {

    static final String FIELD = "misspelled";

    /** Whose fields are chosen by whoever writes them. */
    private static final Set<String> FREE = Set.of(
            "labels",
            "annotations",
            "data",
            "matchLabels",
            "requests",
            "limits",
            "selector",
            "config",
            "parameters",
            "metadata");

    private Misspelled() {}

    /** One for each object in the manifest whose type knows its fields: an optional field more, which is no field. */
    static Stream<Manifest> eachFieldOf(Manifest manifest) {
        List<String> places = new ArrayList<>();
        collect(manifest.content(), "", places);
        return places.stream().map(place -> with(manifest, place));
    }

    private static Manifest with(Manifest manifest, String place) {
        JsonNode copy = manifest.content().deepCopy();
        ((ObjectNode) copy.at(place)).put(FIELD, "");
        return new Manifest(copy);
    }

    private static void collect(JsonNode node, String place, List<String> places) {
        if (node.isObject()) {
            places.add(place);
            node.properties().stream()
                    .filter(field -> !FREE.contains(field.getKey()))
                    .forEach(field -> collect(field.getValue(), place + "/" + field.getKey(), places));
        } else {
            for (int index = 0; index < node.size(); index++) {
                collect(node.get(index), place + "/" + index, places);
            }
        }
    }
}
