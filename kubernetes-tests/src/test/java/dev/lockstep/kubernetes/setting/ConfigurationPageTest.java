package dev.lockstep.kubernetes.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.kubernetes.manifest.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

    private static final Path PAGE = Repository.ROOT.resolve("docs/configuration.md");

    private final SettingsTable table = new SettingsTable(Stream.of(Service.values()));

    /** {@code ./lockstep docs} writes it, by this test. */
    @Test
    void thePageNamesEverySetting() throws IOException {
        // Given
        GeneratedPart page = GeneratedPart.of(Service.text(PAGE), "settings");
        String current = page.with(table.markdown());

        // When
        if (Boolean.getBoolean("lockstep.docs.write")) {
            Files.writeString(PAGE, current);
        }

        // Then
        assertThat(Service.text(PAGE))
                .as("docs/configuration.md is older than the settings: run ./lockstep docs")
                .isEqualTo(current);
    }

    @Test
    void everySettingIsExplainedByWhoeverDeclaresIt() {
        assertThat(table.unexplained()).isEmpty();
    }

    @Test
    void whatIsOlderThanTheSettingsIsSeen() {
        // Given
        GeneratedPart page = GeneratedPart.of(Service.text(PAGE), "settings");

        // Then
        assertThat(page.with("| `lockstep.new` |\n")).isNotEqualTo(page.with(table.markdown()));
    }
}
