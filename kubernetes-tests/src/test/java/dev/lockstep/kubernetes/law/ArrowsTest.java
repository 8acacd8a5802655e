package dev.lockstep.kubernetes.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.manifest.Overlay;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrowsTest {

    @Test
    void theQuickstartAllowsTheArrowsOfTheArchitectureAndNoOther() {
        assertThat(Arrows.of(Overlay.QUICKSTART.build()))
                .containsExactlyInAnyOrder(
                        // Names.
                        "lockstep > kube-system/kube-dns:53",
                        // Owners and visitors.
                        "anywhere:api < lockstep-deploy",
                        "anywhere:visitors < lockstep-edge",
                        // Kafka, from both sides.
                        "lockstep-deploy > events:9092",
                        "lockstep-edge > events:9092",
                        "lockstep-render > events:9092",
                        "lockstep-deploy:9092 < events",
                        "lockstep-edge:9092 < events",
                        "lockstep-render:9092 < events",
                        // PostgreSQL.
                        "lockstep-deploy > sites:5432",
                        "lockstep-deploy:5432 < sites",
                        // Blobs.
                        "lockstep-deploy > blobs:9000",
                        "lockstep-edge > blobs:9000",
                        "lockstep-render > blobs:9000",
                        "lockstep-deploy:9000 < blobs",
                        "lockstep-edge:9000 < blobs",
                        "lockstep-render:9000 < blobs",
                        // What is passed on.
                        "lockstep-edge > lockstep-render:passes",
                        "lockstep-edge:passes < lockstep-render",
                        // Data sources, origins and bundles.
                        "lockstep-render > public",
                        "lockstep-deploy > public");
    }

    @Test
    void productionAllowsThoseToABucketOutsideAndThoseOfItsOperators() {
        assertThat(Arrows.of(Overlay.PRODUCTION.build()))
                .containsExactlyInAnyOrder(
                        "lockstep > kube-system/kube-dns:53",
                        "anywhere:api < lockstep-deploy",
                        "anywhere:visitors < lockstep-edge",
                        "lockstep-deploy > events:9093",
                        "lockstep-edge > events:9093",
                        "lockstep-render > events:9093",
                        "lockstep-deploy > sites:5432",
                        "lockstep-deploy:5432 < sites",
                        "lockstep-edge > lockstep-render:passes",
                        "lockstep-edge:passes < lockstep-render",
                        "lockstep-render > public",
                        "lockstep-deploy > public",
                        "lockstep-deploy > public:443",
                        "lockstep-edge > public:443",
                        "sites:5432,8000 < sites",
                        "cnpg-system:5432,8000 < sites",
                        "monitoring:operations < lockstep");
    }

    @ParameterizedTest
    @EnumSource
    void whatNoPolicyAllowsIsRefused(Overlay overlay) {
        // Given
        Manifests manifests = overlay.build();

        // Then
        assertThat(Arrows.open(manifests, "Ingress")).isEmpty();
        assertThat(Arrows.open(manifests, "Egress")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lockstep-edge", "lockstep-kafka"})
    void withoutItsPolicyAPodIsOpen(String name) {
        // Given
        List<Manifest> others = Overlay.QUICKSTART.build().all().stream()
                .filter(manifest -> !(manifest.kind().equals("NetworkPolicy")
                        && manifest.name().equals(name)))
                .toList();

        // Then
        assertThat(Arrows.open(new Manifests(others), "Ingress")).containsExactly(name);
    }
}
