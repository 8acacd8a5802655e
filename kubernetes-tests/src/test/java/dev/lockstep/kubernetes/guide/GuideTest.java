package dev.lockstep.kubernetes.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.manifest.Overlay;
import dev.lockstep.kubernetes.manifest.Repository;
import dev.lockstep.kubernetes.setting.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuideTest {

    private static final Pattern FILE = Pattern.compile("(?m)^\\| `([a-z-]+\\.yaml)` \\|");

    private static final Manifests ALL = new Manifests(Stream.of(Overlay.values())
            .flatMap(overlay -> overlay.build().all().stream())
            .toList());

    @ParameterizedTest
    @MethodSource
    void everyCommandCanBeGiven(String command) {
        assertThat(Instruction.canBeGiven(command, ALL)).as(command).isTrue();
    }

    static List<String> everyCommandCanBeGiven() {
        return Guide.commands();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubectl apply -k k8s/overlays/quick-start",
                "kubectl create namespace lock-step",
                "kubectl -n lockstep create secret generic lockstep-token --from-literal=tokens=x",
                "kubectl -n lockstep create secret generic lockstep-token",
                "kubectl -n lockstep get secret lockstep-token -o jsonpath='{.data.password}'",
                "kubectl -n lockstep rollout status deployment/lockstep-edges",
                "kubectl -n lockstep port-forward service/lockstep-edge 8080",
                "kubectl -n lockstep port-forward service/lockstep-edges 8081",
                "kubectl -n lockstep rollout undo deployment/lockstep-edge",
                "kubectl -n default rollout restart deployment"
            })
    void whatNamesNothingThatThereIsCannotBeGiven(String command) {
        assertThat(Instruction.canBeGiven(command, ALL)).isFalse();
    }

    /** By kubectl itself, which asks no cluster for that. */
    @ParameterizedTest
    @MethodSource
    void kubectlMakesTheSecretsThatTheGuideSpeaksOf(String command) throws Exception {
        // When
        Process bash = new ProcessBuilder("bash", "-c", command + " --dry-run=client --output=yaml").start();
        String made = new String(bash.getInputStream().readAllBytes(), UTF_8);

        // Then
        assertThat(bash.waitFor()).isZero();
        assertThat(Overlay.parse(made).ofKind("Secret"))
                .singleElement()
                .satisfies(secret -> assertThat(secret.content().path("data").properties().stream()
                                .map(entry -> secret.name() + "/" + entry.getKey()))
                        .containsExactlyInAnyOrderElementsOf(
                                Guide.secrets(command).toList()));
    }

    static List<String> kubectlMakesTheSecretsThatTheGuideSpeaksOf() {
        return Guide.commands().stream()
                .filter(command -> command.contains("create secret generic"))
                .toList();
    }

    @Test
    void everyFileThatIsToBeChangedIsInProduction() {
        // When
        List<String> told = FILE.matcher(Service.text(Repository.ROOT.resolve("docs/kubernetes.md")))
                .results()
                .map(row -> row.group(1))
                .toList();

        // Then
        assertThat(told)
                .contains("kustomization.yaml")
                .allSatisfy(file -> assertThat(Repository.ROOT
                                .resolve("k8s/overlays/production")
                                .resolve(file))
                        .isRegularFile());
    }

    @Test
    void everyOverlayIsToldAndBuilt() throws IOException {
        // Given
        String page = Service.text(Repository.ROOT.resolve("docs/kubernetes.md"));

        // Then
        assertThat(below("overlays"))
                .hasSameSizeAs(Overlay.values())
                .allSatisfy(folder -> assertThat(page).contains("| `overlays/" + folder + "` |"));
    }

    /** Else no law would be held against it. */
    @Test
    void everyComponentIsInAnOverlay() throws IOException {
        // Given
        String overlays = below("overlays").stream()
                .map(folder -> Repository.ROOT.resolve("k8s/overlays").resolve(folder))
                .map(folder -> Service.text(folder.resolve("kustomization.yaml")))
                .collect(joining());

        // Then
        assertThat(below("components"))
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(overlays).contains("- ../../components/" + folder + "\n"));
    }

    private static List<String> below(String folder) throws IOException {
        try (Stream<Path> folders = Files.list(Repository.ROOT.resolve("k8s").resolve(folder))) {
            return folders.map(each -> each.getFileName().toString()).toList();
        }
    }
}
