package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisitsAreLoggedIT {

    private static final int LARGE = 32 << 20;

    @TempDir
    private Path logs;

    @Test
    void everyVisitIsInTheLogAlsoWhenItsFileIsRotated() throws IOException {
        // Given an edge that writes a log
        Path log = logs.resolve("access.log");
        Path rotated = logs.resolve("access.log.1");
        try (Stage stage = Stage.open(1, 1, Map.of("lockstep.edge.access-log", log.toString()))) {
            Owner owner = stage.owner();
            owner.create("logged");
            owner.deploy("logged", Folder.of("index.html", "hello").with("large.bin", anything()));
            Visitor visitor = stage.visitor("logged");
            URI edge = stage.edges().getFirst();

            // When somebody visits it, and leaves in the middle of a large file
            visitor.visit(edge, "/?lockstep-preview-token=s3cret");
            for (int time = 0; time < 2; time++) {
                assertThat(visitor.visit(edge, "/large.bin").body()).hasSize(LARGE);
            }
            try (InputStream begun = visitor.open(edge, "/large.bin")) {
                assertThat(begun.readNBytes(1_000)).hasSize(1_000);
            }
            await().until(() -> lines(log).size() == 4);
            Path _ = Files.move(log, rotated);
            visitor.visit(edge, "/nowhere");

            // Then all of that is told
            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(lines(log))
                            .singleElement()
                            .asString()
                            .contains("\"target\":\"/nowhere\",\"status\":404,"));
            List<JsonNode> visits =
                    lines(rotated).stream().map(VisitsAreLoggedIT::read).toList();
            assertThat(visits.get(0).path("target").asText()).isEqualTo("/?lockstep-preview-token=***");
            assertThat(visits.get(0).path("bytes").asInt()).isEqualTo("hello".length());
            assertThat(visits.get(0).path("host").asText()).isEqualTo(visitor.host());
            assertThat(visits.get(0).path("site").asText()).isNotEmpty();
            assertThat(visits.subList(1, 3)).allSatisfy(visit -> {
                assertThat(visit.path("bytes").asInt()).isEqualTo(LARGE);
                assertThat(visit.path("aborted").asBoolean()).isFalse();
            });
            assertThat(visits.get(3).path("bytes").asInt()).isBetween(1_000, LARGE - 1);
            assertThat(visits.get(3).path("aborted").asBoolean()).isTrue();
        }
    }

    /** Of a length that no buffer takes, and that does not get shorter. */
    private static String anything() {
        return new Random(1)
                .ints(LARGE, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file);
    }

    private static JsonNode read(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException noJson) {
            throw new AssertionError(line, noJson);
        }
    }
}
