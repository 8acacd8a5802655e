package dev.lockstep.kubernetes.law;

import static java.util.stream.Collectors.toCollection;

import dev.lockstep.kubernetes.manifest.Overlay;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** "Who speaks to whom" of docs/kubernetes.md: what policies have to allow, at both ends. */
final class ArrowsTable {

    private static final Pattern ROW = Pattern.compile(
            "(?m)^\\| (?<from>[^|]+) \\| (?<to>[^|]+) \\| (?<port>[^|]+) \\| (?<where>[^|]+) \\|[^|]*\\|$");

    /** What policies call those of the table. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("anywhere", "anywhere"),
            Map.entry("deploy", "lockstep-deploy"),
            Map.entry("edge", "lockstep-edge"),
            Map.entry("render", "lockstep-render"),
            Map.entry("all three", "lockstep"),
            Map.entry("Kafka", "events"),
            Map.entry("PostgreSQL", "sites"),
            Map.entry("blobs", "blobs"),
            Map.entry("DNS", "kube-system/kube-dns"),
            Map.entry("NodeLocal DNSCache", "169.254.20.10/32"),
            Map.entry("public addresses", "public"),
            Map.entry("KEDA", "keda/keda-operator"),
            Map.entry("senders", "commands"),
            Map.entry("CloudNativePG", "cnpg-system"),
            Map.entry("Prometheus", "monitoring"));

    private static final Map<String, Set<Overlay>> OVERLAYS = Map.of(
            "quickstart", Set.of(Overlay.QUICKSTART),
            "production", Set.of(Overlay.PRODUCTION, Overlay.OWN_DOMAINS),
            "own domains", Set.of(Overlay.OWN_DOMAINS),
            "all", Set.of(Overlay.values()));

    /** Whose policies say whom they speak to; the others' pods are another's, or speak to nobody. */
    private static final Set<String> SPEAKERS =
            Set.of("lockstep-deploy", "lockstep-edge", "lockstep-render", "lockstep");

    /** Who has no policy that says who is heard. */
    private static final Set<String> OUTSIDE = Set.of("public", "kube-system/kube-dns", "169.254.20.10/32");

    /** Of all pods of the database, which CloudNativePG labels itself, as it does those of its jobs. */
    private static final String CLUSTER = "lockstep-postgres";

    private static final int HEADING = 1;

    private final List<MatchResult> rows;

    ArrowsTable(String page) {
        int begin = page.indexOf("## Who speaks to whom");
        String part = page.substring(begin, page.indexOf("\n## ", begin));
        this.rows = ROW.matcher(part).results().skip(HEADING).toList();
    }

    /** In the words of {@link Arrows}. */
    SortedSet<String> of(Overlay overlay) {
        return rows.stream()
                .filter(row -> known(OVERLAYS, row.group("where")).contains(overlay))
                .flatMap(row -> arrows(row, overlay))
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> arrows(MatchResult row, Overlay overlay) {
        String port =
                row.group("port").equals("any") ? "" : ":" + row.group("port").replace(", ", ",");
        return names(row.group("from"))
                .flatMap(from -> names(row.group("to"))
                        .flatMap(to -> Stream.concat(spoken(from, to, port), heard(from, to, port, overlay))));
    }

    private static Stream<String> spoken(String from, String to, String port) {
        return SPEAKERS.contains(from) ? Stream.of(from + " > " + to + port) : Stream.empty();
    }

    private static Stream<String> heard(String from, String to, String port, Overlay overlay) {
        return OUTSIDE.contains(to)
                ? Stream.empty()
                : Stream.of(labelled(from, overlay) + port + " < " + labelled(to, overlay));
    }

    private static String labelled(String name, Overlay overlay) {
        return name.equals("sites") && overlay != Overlay.QUICKSTART ? CLUSTER : name;
    }

    private static Stream<String> names(String cell) {
        return Arrays.stream(cell.split(", ")).map(name -> known(NAMES, name));
    }

    private static <T> T known(Map<String, T> words, String word) {
        return Objects.requireNonNull(words.get(word), () -> "the table has a word that means nothing: " + word);
    }
}
