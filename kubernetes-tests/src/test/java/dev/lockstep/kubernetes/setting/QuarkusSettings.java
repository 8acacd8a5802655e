package dev.lockstep.kubernetes.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** Quarkus' own lists of what may be set while a service runs, as they lie in its extensions, and what holds otherwise. */
final class QuarkusSettings {

    private static final String LIST = "META-INF/quarkus-config-doc/quarkus-config-model.json";

    private QuarkusSettings() {}

    /** Standards by key; those of keys without one are empty. */
    static Map<String, String> standards() {
        try {
            Map<String, String> standards = new HashMap<>();
            ObjectMapper json = new ObjectMapper();
            for (URL list :
                    Collections.list(QuarkusSettings.class.getClassLoader().getResources(LIST))) {
                try (InputStream content = list.openStream()) {
                    collect(json.readTree(content), standards);
                }
            }
            return Map.copyOf(standards);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void collect(JsonNode node, Map<String, String> standards) {
        JsonNode property = node.path("path").path("property");
        if (property.isTextual() && node.path("phase").asText().equals("RUN_TIME")) {
            standards.put(property.asText(), node.path("defaultValue").asText(""));
        }
        node.forEach(part -> collect(part, standards));
    }
}
