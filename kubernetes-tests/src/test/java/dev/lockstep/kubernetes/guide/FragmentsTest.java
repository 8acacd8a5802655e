package dev.lockstep.kubernetes.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.manifest.Overlay;
import dev.lockstep.kubernetes.manifest.Repository;
import dev.lockstep.kubernetes.schema.Types;
import dev.lockstep.kubernetes.setting.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/kubernetes.md tells people to add to an overlay. */
class FragmentsTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");

    private final Types types = new Types();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource
    void everyFragmentChangesProduction(String fragment) throws IOException {
        // When
        Manifests changed = productionWith(fragment);

        // Then
        assertThat(changed).isNotEqualTo(Overlay.PRODUCTION.build());
        assertThat(changed.all())
                .allSatisfy(manifest -> assertThat(types.mistakes(manifest)).isEmpty());
    }

    static List<String> everyFragmentChangesProduction() {
        return BLOCK.matcher(Service.text(Repository.ROOT.resolve("docs/kubernetes.md")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    @Test
    void oneThatNamesWhatIsNotThereChangesNothing() throws IOException {
        assertThat(productionWith("images: [{name: lockstep-edge, newName: registry.example/lockstep-edge}]\n"))
                .isEqualTo(Overlay.PRODUCTION.build());
    }

    /** A whole manifest is a resource; all else is a part of a kustomization. */
    private Manifests productionWith(String fragment) throws IOException {
        boolean whole = fragment.startsWith("apiVersion:");
        String production = folder.toRealPath()
                .relativize(Overlay.PRODUCTION.folder().toRealPath())
                .toString();
        String resources = "resources:\n  - " + production + "\n" + (whole ? "  - added.yaml\n" : "");
        Files.writeString(folder.resolve("added.yaml"), fragment);
        Files.writeString(folder.resolve("kustomization.yaml"), resources + (whole ? "" : fragment));
        return Overlay.build(folder);
    }
}
