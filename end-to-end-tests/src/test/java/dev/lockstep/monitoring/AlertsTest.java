package dev.lockstep.monitoring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
    private static final Path KUBERNETES = Path.of("../docs/kubernetes.md");
    private static final Pattern QUERY = Pattern.compile("(?m)^ +query: (.*)$");

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

    @Test
    void everyAlertIsMadeToCome() throws IOException {
        Set<String> come = list(read("rules-test.yaml"), "tests").stream()
                .map(test -> ((Map<?, ?>) test).get("alert_rule_test"))
                .flatMap(cases -> cases == null ? Stream.empty() : ((List<?>) cases).stream())
                .map(one -> (Map<?, ?>) one)
                .filter(one -> !list(one, "exp_alerts").isEmpty())
                .map(one -> String.valueOf(one.get("alertname")))
                .collect(Collectors.toSet());

        assertThat(alerts())
                .extracting(Alert::name)
                .allSatisfy(name -> assertThat(come).contains(name));
    }

    /** What comes of it is told in the tests of rules, by the same expression. */
    @Test
    void whatAutoscalersMayAskIsKnownAndTried() throws IOException {
        Expressions documented = Expressions.documented();
        String tried = Files.readString(PROMETHEUS.resolve("rules-test.yaml"));

        assertThat(QUERY.matcher(Files.readString(KUBERNETES)).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(query -> {
                    assertThat(documented.unknown(query)).isEmpty();
                    assertThat(tried).contains("expr: '" + query + "'");
                });
    }

    @TestFactory
    Stream<DynamicTest> prometheusTakesThem() {
        return Stream.of(
                        List.of("check", "rules", "rules.yaml"),
                        List.of("test", "rules", "rules-test.yaml"),
                        List.of("check", "config", "prometheus.yaml"))
                .map(arguments -> DynamicTest.dynamicTest(
                        "promtool " + String.join(" ", arguments), () -> Promtool.run(PROMETHEUS, arguments)));
    }

    private static List<Alert> alerts() throws IOException {
        return list(read("rules.yaml"), "groups").stream()
                .flatMap(group -> list(group, "rules").stream())
                .map(rule -> Alert.of((Map<?, ?>) rule))
                .toList();
    }

    private static Object read(String name) throws IOException {
        return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(PROMETHEUS.resolve(name)));
    }

    private static Map<?, ?> mapping(Map<?, ?> holder, String key) {
        return (Map<?, ?>) requireNonNull(holder.get(key));
    }

    private static List<?> list(Object holder, String key) {
        return (List<?>) requireNonNull(((Map<?, ?>) holder).get(key));
    }
}
