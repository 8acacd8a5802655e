package dev.lockstep.platform.observe.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.platform.local.PlatformDescription;
import dev.lockstep.platform.local.PlatformDescription.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrometheusFolderTest {

    @TempDir
    Path folder;

    @Test
    void prometheusIsToldWhereTheServicesAreThisTime() throws IOException {
        PlatformDescription platform = new PlatformDescription(
                "http://127.0.0.1:1",
                "secret",
                "localhost",
                part("deploy", 11),
                List.of(part("edge-1", 21), part("edge-2", 22)),
                List.of(part("render-1", 31)),
                "127.0.0.1:2",
                "jdbc:postgresql://127.0.0.1:3/postgres",
                "/blobs");

        PrometheusFolder prepared = PrometheusFolder.prepare(Path.of(".."), folder, platform);

        assertThat(prepared.configuration()).content().contains("rules.yaml", "targets/edge.json");
        assertThat(folder.resolve("rules.yaml")).content().contains("EdgeLeaseExpired");
        assertThat(targets("edge")).containsExactly("127.0.0.1:21", "127.0.0.1:22");
        assertThat(targets("render")).containsExactly("127.0.0.1:31");
        assertThat(targets("deploy")).containsExactly("127.0.0.1:11");
    }

    private List<String> targets(String service) throws IOException {
        JsonNode groups = new ObjectMapper()
                .readTree(folder.resolve("targets").resolve(service + ".json").toFile());
        return groups.path(0)
                .path("targets")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private static Part part(String name, int operations) {
        return new Part(name, "http://127.0.0.1:9", "http://127.0.0.1:" + operations, 1, "/log");
    }
}
