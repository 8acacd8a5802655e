package dev.lockstep.story.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of docs/metrics.md. */
public record MetricsTable(List<Row> rows) {

    private static final Path DOCUMENT = Path.of("../docs/metrics.md");
    private static final int COLUMNS = 5;

    public MetricsTable {
        rows = List.copyOf(rows);
    }

    /** One metric. */
    public record Row(String name, String type, Set<String> labels, String service) {

        public Row {
            labels = Set.copyOf(labels);
        }

        boolean isOurs() {
            return name.startsWith("lockstep_");
        }

        @Override
        public String toString() {
            return service + ": " + name + " " + type + " " + new TreeSet<>(labels);
        }
    }

    public static MetricsTable read() throws IOException {
        return new MetricsTable(Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `"))
                .flatMap(MetricsTable::rows)
                .toList());
    }

    /** Metrics that a service tells and that are not our own. */
    public Set<String> ofOthers(String service) {
        return rows.stream()
                .filter(row -> row.service().equals(service) && !row.isOurs())
                .map(Row::name)
                .collect(Collectors.toSet());
    }

    /** What a service tells, in the words of the tables. */
    public Set<String> of(String service) {
        return rows.stream()
                .filter(row -> row.service().equals(service) && row.isOurs())
                .map(Row::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Row> rows(String line) {
        List<String> cells = Arrays.stream(line.split("\\|", -1))
                .map(cell -> cell.strip().replace("`", ""))
                .toList();
        if (cells.size() != COLUMNS + 2) {
            throw new IllegalArgumentException("not " + COLUMNS + " cells: " + line);
        }
        Set<String> labels = words(cells.get(3));
        return words(cells.get(4)).stream().map(service -> new Row(cells.get(1), cells.get(2), labels, service));
    }

    private static Set<String> words(String cell) {
        return Arrays.stream(cell.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
