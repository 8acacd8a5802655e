package dev.lockstep.kubernetes.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Overlay;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TypesTest {

    private final Types types = new Types();

    @ParameterizedTest
    @EnumSource
    void everyManifestFitsItsType(Overlay overlay) {
        // When
        List<String> mistakes = overlay.build().all().stream()
                .flatMap(manifest -> types.mistakes(manifest).stream())
                .toList();

        // Then
        assertThat(mistakes).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void everyFieldOfAnOverlayCanBeMisspelled(Manifest manifest) {
        // Given
        List<Manifest> misspelled = Misspelled.eachFieldOf(manifest).toList();

        // Then
        assertThat(misspelled)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(types.mistakes(each))
                        .anySatisfy(mistake -> assertThat(mistake).contains(Misspelled.FIELD)));
    }

    static Stream<Manifest> everyFieldOfAnOverlayCanBeMisspelled() {
        return Stream.of(Overlay.values()).flatMap(overlay -> overlay.build().all().stream());
    }

    @Test
    void aWordInThePlaceOfANumberIsAMistake() {
        // Given
        Manifest budget = Overlay.parse("""
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: shop}
                        spec:
                          replicas: two
                          selector: {matchLabels: {app: shop}}
                          template: {spec: {containers: [{name: shop}]}}
                        """).all().getFirst();

        // Then
        assertThat(types.mistakes(budget)).singleElement().asString().contains("replicas", "number");
    }

    @Test
    void aTypeThatNobodyKnowsIsTold() {
        // Given
        Manifest unknown =
                Overlay.parse("{apiVersion: apps/v1, kind: Deploymint}").all().getFirst();

        // Then
        assertThatThrownBy(() -> types.mistakes(unknown)).hasMessageContaining("no type apps/v1/Deploymint");
    }
}
