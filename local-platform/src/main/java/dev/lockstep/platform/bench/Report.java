package dev.lockstep.platform.bench;

import dev.lockstep.platform.measure.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people read of a comparison.
 *
 * @param servers those compared; the first is the one that all others are compared with
 * @param skipped a sentence for each that is not here
 */
public record Report(List<Server> servers, List<String> skipped, Results throughput, Results steady, Run run) {

    /** How it was run. */
    public record Run(int rounds, int seconds, int rate, String machine, String day, List<String> commands) {
        public Run {
            commands = List.copyOf(commands);
        }
    }

    public Report {
        servers = List.copyOf(servers);
        skipped = List.copyOf(skipped);
    }

    /** As Markdown. */
    public String text() {
        return Stream.of(
                        List.of(setting()),
                        List.of("### As much as each can do, requests per second\n"),
                        List.of(throughputTable()),
                        List.of("### %s requests per second, latency\n".formatted(Figure.text(run.rate(), ""))),
                        List.of(steadyTable()),
                        List.of("### Commands\n"),
                        List.of(commands()))
                .flatMap(List::stream)
                .collect(Collectors.joining("\n"));
    }

    private String setting() {
        String versions = servers.stream()
                .map(server -> "- " + server.name() + ": " + server.version())
                .collect(Collectors.joining("\n"));
        String missing = skipped.stream().map(why -> "- " + why).collect(Collectors.joining("\n"));
        return """
                %s, %s. Medians of %d rounds of %d s, servers in turn within each round; one round before does not count.

                %s
                """.formatted(
                        run.machine(),
                        run.day(),
                        run.rounds(),
                        run.seconds(),
                        missing.isEmpty() ? versions : versions + "\n" + missing);
    }

    private String throughputTable() {
        List<String> columns = new ArrayList<>(names());
        columns.add(names().getFirst() + " / best of the others");
        List<String> rows = throughput.cases().stream()
                .map(one -> row(
                        one.label(),
                        Stream.concat(
                                        names().stream()
                                                .map(server -> cell(throughput, one, server, Outcome::perSecond, "")),
                                        Stream.of(ratio(one)))
                                .toList()))
                .toList();
        return table(columns, rows);
    }

    /** Those that have the page alone are no peers of what is asked of the others. */
    private String ratio(Case one) {
        List<String> others = servers.stream()
                .skip(1)
                .filter(Server::keepsPace)
                .map(Server::name)
                .toList();
        Optional<Double> own = throughput.median(one, names().getFirst(), Outcome::perSecond);
        return own.flatMap(mine -> throughput.best(one, others).map(best -> "%.2f".formatted(mine / best)))
                .orElse("");
    }

    private String steadyTable() {
        List<String> paced =
                servers.stream().filter(Server::keepsPace).map(Server::name).toList();
        List<String> rows = new ArrayList<>();
        for (Case one : steady.cases()) {
            rows.add(row(one.label() + ", p50", cells(one, paced, Outcome::p50Millis)));
            rows.add(row(one.label() + ", p99", cells(one, paced, Outcome::p99Millis)));
        }
        return table(paced, rows);
    }

    private List<String> cells(Case one, List<String> paced, ToDoubleFunction<Outcome> value) {
        return paced.stream()
                .map(server -> cell(steady, one, server, value, "ms"))
                .toList();
    }

    private static String cell(Results results, Case one, String server, ToDoubleFunction<Outcome> value, String unit) {
        long failures = results.failures(one, server);
        String failed = failures == 0 ? "" : " (" + failures + " failed)";
        return results.median(one, server, value)
                .map(median -> Figure.text(median, unit) + failed)
                .orElse("");
    }

    private String commands() {
        return "```\n" + String.join("\n", run.commands()) + "\n```\n";
    }

    private List<String> names() {
        return servers.stream().map(Server::name).toList();
    }

    private static String table(List<String> columns, List<String> rows) {
        return row("", columns) + "\n"
                + row("---", columns.stream().map(_ -> "---:").toList()) + "\n" + String.join("\n", rows) + "\n";
    }

    private static String row(String first, List<String> cells) {
        return "| " + first + " | " + String.join(" | ", cells) + " |";
    }
}
