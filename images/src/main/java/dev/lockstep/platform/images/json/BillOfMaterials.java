package dev.lockstep.platform.images.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.platform.images.Material;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What Maven says of a service's libraries, and what an image has besides: cyclonedx.org/docs/1.6/json. */
public final class BillOfMaterials {

    private static final ObjectMapper JSON = new ObjectMapper();

    private BillOfMaterials() {}

    /** Writes one to {@code complete} that adds materials to the one of a service, in the order in which they come. */
    public static void write(Path ofService, List<Material> materials, Path complete) throws IOException {
        ObjectNode bill = (ObjectNode) JSON.readTree(ofService.toFile());
        ArrayNode components = bill.withArray("components");
        for (Material material : materials) {
            components
                    .addObject()
                    .put("type", material.kind())
                    .put("bom-ref", material.address())
                    .put("name", material.name())
                    .put("version", material.version())
                    .put("purl", material.address());
        }
        Files.createDirectories(complete.toAbsolutePath().getParent());
        JSON.writerWithDefaultPrettyPrinter().writeValue(complete.toFile(), bill);
    }
}
