package dev.lockstep.kubernetes.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.kubernetes.manifest.Manifest;
import dev.lockstep.kubernetes.manifest.Manifests;
import dev.lockstep.kubernetes.manifest.Overlay;
import dev.lockstep.kubernetes.manifest.Repository;
import dev.lockstep.kubernetes.schema.Types;
import dev.lockstep.kubernetes.setting.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever watches a cluster sees the dashboards and hears the alerts that are in the folder monitoring. */
class WatchingTest {

    private static final Path MONITORING = Repository.ROOT.resolve("monitoring");
    private static final Pattern RULES = Pattern.compile("(?m)^(\\(cat .*\\)) \\| kubectl apply -f -$");

    @Test
    void everyDashboardIsAConfigMapThatGrafanaLooksFor() throws IOException {
        // When
        Map<String, String> brought = dashboards(Overlay.PRODUCTION.build());

        // Then
        assertThat(brought).isNotEmpty().isEqualTo(dashboards(MONITORING.resolve("grafana/dashboards")));
    }

    @Test
    void whoIsNotWatchedHasNone() {
        assertThat(dashboards(Overlay.QUICKSTART.build())).isEmpty();
    }

    @Test
    void theCommandOfTheGuideMakesAPrometheusRuleOfAllAlerts() throws Exception {
        // Given
        Matcher command = RULES.matcher(Service.text(Repository.ROOT.resolve("docs/kubernetes.md")));
        assertThat(command.find()).isTrue();

        // When
        Manifest rule = Overlay.parse(said(command.group(1))).all().getFirst();

        // Then
        JsonNode ours = Overlay.parse(Service.text(MONITORING.resolve("prometheus/rules.yaml"))).all().stream()
                .map(Manifest::content)
                .findFirst()
                .orElseThrow();
        assertThat(rule.kind()).isEqualTo("PrometheusRule");
        assertThat(rule.spec()).isEqualTo(ours);
        assertThat(new Types().mistakes(rule)).isEmpty();
    }

    private static String said(String command) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-c", command)
                .directory(Repository.ROOT.toFile())
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), UTF_8);
        assertThat(bash.waitFor()).isZero();
        return said;
    }

    private static Map<String, String> dashboards(Manifests manifests) {
        return manifests
                .ofKind("ConfigMap")
                .filter(map -> map.content()
                        .at("/metadata/labels/grafana_dashboard")
                        .asText()
                        .equals("1"))
                .flatMap(map -> map.content().path("data").properties().stream())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, file -> file.getValue().asText()));
    }

    private static Map<String, String> dashboards(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.collect(Collectors.toMap(file -> file.getFileName().toString(), Service::text));
        }
    }
}
