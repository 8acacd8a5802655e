package dev.lockstep.platform.images.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.platform.images.Material;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillOfMaterialsTest {

    @TempDir
    private Path directory;

    @Test
    void imagesAddToWhatMavenSays() throws IOException {
        // Given
        Path ofService = Files.writeString(directory.resolve("sbom.json"), """
                {"specVersion": "1.6", "components": [{"type": "library", "name": "netty-common"}]}
                """);
        Path complete = directory.resolve("image/sbom.cdx.json");

        // When
        BillOfMaterials.write(
                ofService,
                List.of(
                        new Material.Platform("node", "20.19.2"),
                        new Material.OfSystem("debian", "12", "libstdc++6", "12.2.0-14+deb12u1", "amd64")),
                complete);

        // Then
        JsonNode bill = new ObjectMapper().readTree(complete.toFile());
        assertThat(bill.get("specVersion").asText()).isEqualTo("1.6");
        assertThat(bill.get("components"))
                .extracting(component -> component.get("name").asText())
                .containsExactly("netty-common", "node", "libstdc++6");
        assertThat(bill.at("/components/1/type").asText()).isEqualTo("platform");
        assertThat(bill.at("/components/2/purl").asText())
                .isEqualTo("pkg:deb/debian/libstdc%2B%2B6@12.2.0-14%2Bdeb12u1?arch=amd64&distro=debian-12");
    }
}
