package dev.lockstep.kubernetes.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.kubernetes.manifest.Environment;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.manifest.Overlay;
import dev.lockstep.kubernetes.manifest.Repository;
import dev.lockstep.kubernetes.setting.Service;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FarewellTest {

    private final String page = Service.text(Repository.ROOT.resolve("docs/kubernetes.md"));

    /** Whoever gives pods less time goes by it. */
    @ParameterizedTest
    @CsvSource({"EDGE, an edge takes %d s", "RENDER, a worker %d s", "DEPLOY, deploy-service %d s"})
    void theGuideTellsHowLongEachTakes(Service service, String told) {
        Manifests manifests = Overlay.PRODUCTION.build();
        Manifest workload = manifests.one("Deployment", service.workload());

        long drain =
                Leaving.of(service).takes(Environment.of(workload, manifests)).toSeconds();

        assertThat(page.replace('\n', ' ').replaceAll(" +", " ")).contains(told.formatted(drain));
    }
}
