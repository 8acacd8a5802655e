package dev.lockstep.kubernetes.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.manifest.Overlay;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** On a machine with two processors and 4 GB, of which Kubernetes itself asks for one processor and 1 GB at most. */
class QuickstartFitsTest {

    private static final long MILLICORES = 1000;
    private static final long MEBIBYTES = 3 * 1024;

    @Test
    void whatTheQuickstartAsksForIsThereOnASmallMachine() {
        // Given
        Manifests quickstart = Overlay.QUICKSTART.build();

        // Then
        assertThat(millicores(quickstart)).isPositive().isLessThanOrEqualTo(MILLICORES);
        assertThat(mebibytes(quickstart)).isPositive().isLessThanOrEqualTo(MEBIBYTES);
    }

    @Test
    void whatProductionAsksForIsNot() {
        // Given
        Manifests production = Overlay.PRODUCTION.build();

        // Then
        assertThat(millicores(production)).isGreaterThan(MILLICORES);
    }

    private static long millicores(Manifests manifests) {
        return requests(manifests)
                .map(requests -> requests.path("cpu").asText())
                .mapToLong(QuickstartFitsTest::millicores)
                .sum();
    }

    private static long millicores(String quantity) {
        return quantity.endsWith("m")
                ? Long.parseLong(quantity.substring(0, quantity.length() - 1))
                : Long.parseLong(quantity) * 1000;
    }

    private static long mebibytes(Manifests manifests) {
        return requests(manifests)
                .map(requests -> requests.path("memory").asText())
                .mapToLong(MemorySuffices::mebibytes)
                .sum();
    }

    /** Of one pod of each. */
    private static Stream<JsonNode> requests(Manifests manifests) {
        return manifests.withPods().stream()
                .flatMap(workload -> workload.containers().stream())
                .map(container -> container.at("/resources/requests"));
    }
}
