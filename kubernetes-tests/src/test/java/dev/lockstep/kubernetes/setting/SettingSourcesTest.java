package dev.lockstep.kubernetes.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingSourcesTest {

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("ShopSettings.java"), """
                import io.smallrye.config.ConfigMapping;

                @ConfigMapping(prefix = "lockstep.shop")
                interface ShopSettings {
                    /** More of {@code it} is
                     * slower. */
                    @WithDefault("5s")
                    Duration openFor();

                    Till till();

                    Map<String, String> names();

                    interface Till {
                        @WithName("drawer")
                        Optional<Path> box();

                        int coins();
                    }

                    default void say(@ConfigProperty(name = "lockstep.shop.word", defaultValue = "hello") String word) {
                        config.getOptionalValue("lockstep.shop.secret", String.class);
                    }
                }
                """);
    }

    @Test
    void whatAnInterfaceDeclaresIsFoundWithWhatItsAuthorSays() {
        assertThat(SettingSources.read(List.of(file)))
                .containsExactly(
                        new Setting("lockstep.shop.open-for", "Duration", "5s", false, "More of `it` is slower."),
                        new Setting("lockstep.shop.till.drawer", "Path", "", false, ""),
                        new Setting("lockstep.shop.till.coins", "int", "", true, ""),
                        new Setting("lockstep.shop.names.*", "Map<String, String>", "", false, ""),
                        new Setting("lockstep.shop.word", "String", "hello", false, ""),
                        new Setting("lockstep.shop.secret", "String", "", false, ""));
    }

    @Test
    void aVariableSetsAKeyOrWhatIsBelowAMap() {
        Setting names = new Setting("lockstep.shop.names.*", "Map", "", false, "");

        assertThat(names.isSetBy("LOCKSTEP_SHOP_NAMES_DE")).isTrue();
        assertThat(names.isSetBy("LOCKSTEP_SHOP_NAME")).isFalse();
        assertThat(new Setting("lockstep.shop.open-for", "Duration", "", false, "").isSetBy("LOCKSTEP_SHOP_OPEN_FOR"))
                .isTrue();
    }
}
