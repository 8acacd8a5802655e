package dev.lockstep.platform.images;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A whole image, before anything is packed.
 *
 * @param layers those first that change least
 */
public record Content(ServiceImage service, String version, List<String> entryPoint, List<Layer> layers) {

    public Content {
        entryPoint = List.copyOf(entryPoint);
        layers = List.copyOf(layers);
    }

    /** The keys that the OCI's image specification has for them. */
    public SortedMap<String, String> labels() {
        return new TreeMap<>(Map.of(
                "org.opencontainers.image.title",
                service.imageName(),
                "org.opencontainers.image.description",
                "The " + service.service() + " service of Lockstep",
                "org.opencontainers.image.licenses",
                "Apache-2.0",
                "org.opencontainers.image.version",
                version));
    }
}
