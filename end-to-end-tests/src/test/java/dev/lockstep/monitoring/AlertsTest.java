package dev.lockstep.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class AlertsTest {

    private static final Path PROMETHEUS = Path.of("../monitoring/prometheus");
    private static final Path OPERATIONS = Path.of("../docs/operations.md");

    /** One alert of the rules. */
    private record Alert(String name, String expression, String runbook, String severity) {

        static Alert of(Map<?, ?> rule) {
            return new Alert(
                    String.valueOf(rule.get("alert")),
                    String.valueOf(rule.get("expr")),
                    String.valueOf(mapping(rule, "annotations").get("runbook")),
                    String.valueOf(mapping(rule, "labels").get("severity")));
        }
    }

    @Test
    void everyAlertSpeaksOfWhatThereIs() throws IOException {
        Expressions documented = Expressions.documented();

        assertThat(alerts())
                .hasSizeGreaterThan(10)
                .allSatisfy(alert -> assertThat(documented.unknown(alert.expression()))
                        .as(alert.name())
                        .isEmpty());
    }

    @Test
    void whatIsNotDocumentedIsFound() throws IOException {
        Expressions documented = Expressions.documented();

        assertThat(documented.unknown("rate(lockstep_no_such_thing_total[5m]) / lockstep_epoch_lag{path=~\"/.*\"}"))
                .containsExactly("lockstep_epoch_lag{path}", "lockstep_no_such_thing_total");
    }

    @Test
    void everyAlertHasASectionThatSaysWhatToDo() throws IOException {
        Set<String> sections = Files.readAllLines(OPERATIONS).stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(alerts()).allSatisfy(alert -> {
            assertThat(sections).contains(alert.name());
            assertThat(alert.runbook())
                    .isEqualTo("docs/operations.md#" + alert.name().toLowerCase(Locale.ROOT));
            assertThat(alert.severity()).isIn("warning", "critical");
        });
    }

    @TestFactory
    Stream<DynamicTest> prometheusTakesThem() {
        return Stream.of(
                        List.of("check", "rules", "rules.yaml"),
                        List.of("test", "rules", "rules-test.yaml"),
                        List.of("check", "config", "prometheus.yaml"))
                .map(arguments ->
                        DynamicTest.dynamicTest("promtool " + String.join(" ", arguments), () -> promtool(arguments)));
    }

    private static void promtool(List<String> arguments) throws IOException, InterruptedException {
        // A package of Debian's that not everybody has; where all tests are run for a merge it is installed.
        assumeTrue(
                Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool"))),
                "promtool is not on the path: install Debian's package prometheus to have the rules checked");
        List<String> command =
                Stream.concat(Stream.of("promtool"), arguments.stream()).toList();
        Process process = new ProcessBuilder(command)
                .directory(PROMETHEUS.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as("%s", said).isZero();
    }

    private static List<Alert> alerts() throws IOException {
        Object rules = new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(PROMETHEUS.resolve("rules.yaml")));
        return list(rules, "groups").stream()
                .flatMap(group -> list(group, "rules").stream())
                .map(rule -> Alert.of((Map<?, ?>) rule))
                .toList();
    }

    private static Map<?, ?> mapping(Map<?, ?> holder, String key) {
        return (Map<?, ?>) requireNonNull(holder.get(key));
    }

    private static List<?> list(Object holder, String key) {
        return (List<?>) requireNonNull(((Map<?, ?>) holder).get(key));
    }
}
