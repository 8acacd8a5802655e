package dev.lockstep.platform.images.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL.StandardTypes;
import com.github.packageurl.PackageURLBuilder;
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
        materials.forEach(material -> describe(material, components.addObject()));
        Files.createDirectories(complete.toAbsolutePath().getParent());
        JSON.writerWithDefaultPrettyPrinter().writeValue(complete.toFile(), bill);
    }

    private static void describe(Material material, ObjectNode component) {
        String address = address(material);
        component
                .put("type", kind(material))
                .put("bom-ref", address)
                .put("name", material.name())
                .put("version", material.version())
                .put("purl", address);
    }

    private static String kind(Material material) {
        return switch (material) {
            case Material.OfSystem _ -> "library";
            case Material.Platform _ -> "platform";
        };
    }

    /** Its package URL, by which scanners for vulnerabilities know it. */
    private static String address(Material material) {
        PackageURLBuilder named =
                PackageURLBuilder.aPackageURL().withName(material.name()).withVersion(material.version());
        try {
            return of(material, named).build().canonicalize();
        } catch (MalformedPackageURLException defect) {
            throw new IllegalArgumentException(defect);
        }
    }

    private static PackageURLBuilder of(Material material, PackageURLBuilder named) {
        return switch (material) {
            case Material.OfSystem(var system, var release, var _, var _, var architecture) ->
                named.withType(StandardTypes.DEBIAN)
                        .withNamespace(system)
                        .withQualifier("arch", architecture)
                        .withQualifier("distro", system + "-" + release);
            case Material.Platform _ -> named.withType(StandardTypes.GENERIC);
        };
    }
}
