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

    @ParameterizedTest
    @CsvSource({
        "EDGE, `k8s/` has Kubernetes wait longer (`terminationGracePeriodSeconds`): %d s for edges and workers",
        "RENDER, `k8s/` has Kubernetes wait longer (`terminationGracePeriodSeconds`): %d s for edges and workers",
        "DEPLOY, %d s for deploy-service"
    })
    void operationsTellHowLongKubernetesWaits(Service service, String told) {
        Manifests manifests = Overlay.PRODUCTION.build();
        long grace = manifests
                .one("Deployment", service.workload())
                .pod()
                .orElseThrow()
                .path("terminationGracePeriodSeconds")
                .asLong();

        assertThat(flat(Service.text(Repository.ROOT.resolve("docs/operations.md"))))
                .contains(told.formatted(grace));
    }

    /** Whoever gives pods less time goes by it. */
    @ParameterizedTest
    @CsvSource({"EDGE, an edge takes %d s", "RENDER, a worker %d s", "DEPLOY, deploy-service %d s"})
    void theGuideTellsHowLongEachTakes(Service service, String told) {
        Manifests manifests = Overlay.PRODUCTION.build();
        Manifest workload = manifests.one("Deployment", service.workload());

        long drain =
                Leaving.of(service).takes(Environment.of(workload, manifests)).toSeconds();

        assertThat(flat(page)).contains(told.formatted(drain));
    }

    private static String flat(String page) {
        return page.replaceAll("\\s+", " ");
    }
}
