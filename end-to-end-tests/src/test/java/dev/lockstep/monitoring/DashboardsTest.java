package dev.lockstep.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Grafana shows a panel that it cannot fill as an empty one: nobody is told. */
class DashboardsTest {

    private static final Path GRAFANA = Path.of("../monitoring/grafana");
    private static final String SOURCE = "lockstep-prometheus";
    private static final int COLUMNS = 24;

    @TestFactory
    Stream<DynamicTest> everyPanelAsksForWhatThereIs() throws IOException {
        Expressions documented = Expressions.documented();
        return each((name, dashboard) -> assertThat(expressions(dashboard))
                .isNotEmpty()
                .allSatisfy(expression -> assertThat(documented.unknown(expression))
                        .as(expression)
                        .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> everyDashboardIsWhole() throws IOException {
        return each((name, dashboard) -> {
            assertThat(dashboard.path("uid").asText() + ".json").isEqualTo(name);
            assertThat(dashboard.path("title").asText()).startsWith("Lockstep: ");
            assertThat(dashboard.path("schemaVersion").asInt()).isPositive();
            Set<Integer> ids = new HashSet<>();
            Set<List<Integer>> taken = new HashSet<>();
            for (JsonNode panel : dashboard.path("panels")) {
                assertThat(ids.add(panel.path("id").asInt()))
                        .as("id of " + panel.path("title"))
                        .isTrue();
                assertThat(panel.path("title").asText()).isNotBlank();
                assertThat(panel.path("type").asText()).isIn("row", "timeseries", "stat");
                assertThat(cells(panel.path("gridPos")))
                        .as("place of " + panel.path("title"))
                        .isNotEmpty()
                        .allSatisfy(cell -> assertThat(taken.add(cell)).isTrue());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everythingComesFromTheSourceThatIsProvisioned() throws IOException {
        String provisioned = Files.readString(GRAFANA.resolve("provisioning/datasources/prometheus.yaml"));
        assertThat(provisioned).contains("uid: " + SOURCE);
        return each((name, dashboard) -> assertThat(dashboard.findValues("datasource"))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(source.path("uid").asText()).isEqualTo(SOURCE)));
    }

    @Test
    void whateverIsCountedIsShownSomewhere() throws IOException {
        String shown = String.join(
                " ",
                all().stream()
                        .map(Dashboard::content)
                        .flatMap(dashboard -> expressions(dashboard).stream())
                        .toList());

        assertThat(Expressions.documented().labels().keySet())
                .filteredOn(metric -> !metric.equals("lockstep_edge_info"))
                .filteredOn(metric -> !metric.matches("lockstep_(access_log_dropped_total|certificate.*)|kubelet_.*"))
                .allSatisfy(metric -> assertThat(shown).contains(metric));
    }

    @Test
    void prometheusUnderstandsWhatEveryPanelAsks(@TempDir Path folder) throws Exception {
        StringBuilder rules = new StringBuilder("groups:\n  - name: panels\n    rules:\n");
        for (Dashboard dashboard : all()) {
            for (String expression : dashboard.content().findValuesAsText("expr")) {
                rules.append("      - {record: panel, labels: {number: \"%d\"}, expr: '%s'}%n"
                        .formatted(rules.length(), asked(expression)));
            }
        }
        Files.writeString(folder.resolve("panels.yaml"), rules);

        Promtool.run(folder, List.of("check", "rules", "panels.yaml"));
    }

    /** What comes of it is told in the tests of rules, by the same expression. */
    @Test
    void sitesAreShownByTheirHosts() throws IOException {
        String tested = Files.readString(Path.of("../monitoring/prometheus/rules-test.yaml"));

        assertThat(all().stream().flatMap(dashboard -> expressions(dashboard.content()).stream()))
                .filteredOn(expression -> expression.contains("group_left (host)"))
                .isNotEmpty()
                .allSatisfy(expression -> assertThat(tested).contains("'" + asked(expression) + "'"));
    }

    /** As Grafana asks when everything is selected. */
    private static String asked(String expression) {
        return expression
                .replace("$__rate_interval", "5m")
                .replaceAll("\\$\\w+", ".*")
                .replace("'", "''");
    }

    private interface Check {
        void of(String name, JsonNode dashboard);
    }

    private record Dashboard(String name, JsonNode content) {}

    private static Stream<DynamicTest> each(Check check) throws IOException {
        return all().stream()
                .map(dashboard -> DynamicTest.dynamicTest(
                        dashboard.name(), () -> check.of(dashboard.name(), dashboard.content())));
    }

    private static List<Dashboard> all() throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (Stream<Path> files = Files.list(GRAFANA.resolve("dashboards"))) {
            return files.sorted().map(file -> read(json, file)).toList();
        }
    }

    private static Dashboard read(ObjectMapper json, Path file) {
        try {
            return new Dashboard(String.valueOf(file.getFileName()), json.readTree(Files.readString(file)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> expressions(JsonNode dashboard) {
        List<String> expressions = new ArrayList<>(dashboard.findValuesAsText("expr"));
        dashboard.path("templating").findValuesAsText("definition").stream()
                .filter(definition -> !definition.isEmpty())
                .forEach(expressions::add);
        return expressions;
    }

    private static List<List<Integer>> cells(JsonNode place) {
        List<List<Integer>> cells = new ArrayList<>();
        int left = place.path("x").asInt();
        int top = place.path("y").asInt();
        assertThat(left + place.path("w").asInt()).isLessThanOrEqualTo(COLUMNS);
        for (int x = left; x < left + place.path("w").asInt(); x++) {
            for (int y = top; y < top + place.path("h").asInt(); y++) {
                cells.add(List.of(x, y));
            }
        }
        return cells;
    }
}
