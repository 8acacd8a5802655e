package dev.lockstep.platform.images.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.platform.images.Inside;
import dev.lockstep.platform.images.archive.OciArchive;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where images differ. */
class EveryImageIT {

    @TempDir
    private static Path directory;

    @BeforeAll
    static void makeTheImages() {
        Made.images(directory, "--no-start-up-cache", "--service", "deploy", "--service", "render");
    }

    @Test
    void renderHasNodeToRunServersOfSites() throws IOException {
        assertThat(Made.archive(directory, "render").entry(Inside.NODE).getMode() & 0777)
                .isEqualTo(0755);
    }

    @Test
    void deployHasNoNode() throws IOException {
        assertThat(Made.archive(directory, "deploy").entries().keySet())
                .isNotEmpty()
                .noneMatch(path -> path.endsWith("/node"));
    }

    @Test
    void imagesShareTheirJava() throws IOException {
        OciArchive deploy = Made.archive(directory, "deploy");
        OciArchive render = Made.archive(directory, "render");

        assertThat(deploy.layers().get(1)).isEqualTo(render.layers().get(2));
    }

    @Test
    void withoutACacheNothingAsksForOne() throws IOException {
        OciArchive deploy = Made.archive(directory, "deploy");

        assertThat(deploy.entries()).doesNotContainKey(Inside.START_UP_CACHE);
        assertThat(deploy.config().get("Entrypoint"))
                .extracting(word -> word.asText())
                .containsExactlyElementsOf(Inside.entryPoint());
    }
}
