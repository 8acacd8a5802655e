package dev.lockstep.platform.scale.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.platform.scale.ScaledWorkers;
import dev.lockstep.platform.scale.ScalingRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScaledObjectFileTest {

    @Test
    void theManifestSaysWhatTheDocumentationSays() throws IOException {
        // When
        ScaledWorkers workers = ScaledObjectFile.in(Path.of(".."));

        // Then
        assertThat(workers)
                .isEqualTo(new ScaledWorkers(
                        "lockstep-render",
                        "lockstep.page-requests",
                        new ScalingRule(128, 2, 12, Duration.ofSeconds(5), Duration.ofMinutes(5))));
    }

    @Test
    void whatIsMissingIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("object.yaml"), "kind: ScaledObject\nspec: {triggers: []}\n");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ScaledObjectFile.read(file))
                .withMessageContaining("has no 0")
                .withMessageContaining("object.yaml");
    }
}
