package dev.lockstep.kubernetes.law;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.manifest.Overlay;
import dev.lockstep.kubernetes.manifest.Repository;
import dev.lockstep.kubernetes.setting.Service;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrowsTest {

    private final String page = Service.text(Repository.ROOT.resolve("docs/kubernetes.md"));

    @ParameterizedTest
    @EnumSource
    void policiesAllowTheArrowsOfTheTableAndNoOther(Overlay overlay) {
        assertThat(Arrows.of(overlay.build())).isNotEmpty().isEqualTo(new ArrowsTable(page).of(overlay));
    }

    /** Either end alone, and an arrow that nobody has told. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            QUICKSTART | "egress":[{"ports":[{"port":9092}]   | "egress":[{"ports":[{"port":9094}]
            QUICKSTART | "port":5432}]}],"podSelector":{"matchLabels":{"lockstep.dev/holds":"sites" | "port":5433}]}],"podSelector":{"matchLabels":{"lockstep.dev/holds":"sites"
            PRODUCTION | "kubernetes.io/metadata.name":"keda" | "kubernetes.io/metadata.name":"default"
            QUICKSTART | "169.254.0.0/16"                           | "203.0.113.0/24"
            PRODUCTION | "fc00::/7","fe80::/10"                     | "fc00::/7"
            PRODUCTION | "kubernetes.io/metadata.name":"monitoring" | "kubernetes.io/metadata.name":"default"
            """, quoteCharacter = '`')
    void aPolicyThatSaysAnythingElseIsSeen(Overlay overlay, String good, String bad) {
        // Given
        String written = overlay.build().all().stream()
                .map(manifest -> manifest.content().toString())
                .collect(joining("\n---\n"));
        assertThat(written).contains(good);

        // When
        Manifests changed = Overlay.parse(written.replace(good, bad));

        // Then
        assertThat(Arrows.of(changed)).isNotEqualTo(new ArrowsTable(page).of(overlay));
    }

    @Test
    void aRowThatIsMissingOrMeansNobodyIsSeen() {
        // Given
        String row = "| edge | render | passes | all |";
        assertThat(page).contains(row);

        // Then
        assertThat(new ArrowsTable(page.replace(row, "| edge | edge | passes | all |")).of(Overlay.QUICKSTART))
                .contains("lockstep-edge > lockstep-edge:passes")
                .isNotEqualTo(Arrows.of(Overlay.QUICKSTART.build()));
        assertThatThrownBy(() ->
                        new ArrowsTable(page.replace(row, "| edge | worker | passes | all |")).of(Overlay.QUICKSTART))
                .hasMessageContaining("means nothing: worker");
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
    @ValueSource(strings = {"lockstep-postgres", "lockstep-kafka"})
    void withoutItsPolicyAPodIsOpen(String name) {
        // Given
        List<Manifest> others = Overlay.QUICKSTART.build().all().stream()
                .filter(manifest -> !(manifest.kind().equals("NetworkPolicy")
                        && manifest.name().equals(name)))
                .toList();

        // Then
        assertThat(Arrows.open(new Manifests(others), "Ingress")).containsExactly(name);
    }

    @Test
    void thePageTellsTheNumbersOfPorts() {
        assertThat(Overlay.OWN_DOMAINS.build().ofKind("Deployment"))
                .flatExtracting(workload ->
                        Manifest.elements(workload.container().path("ports")).toList())
                .isNotEmpty()
                .allSatisfy(port -> assertThat(page)
                        .contains("`" + port.path("name").asText() + "` "
                                + port.path("containerPort").asText()));
    }
}
