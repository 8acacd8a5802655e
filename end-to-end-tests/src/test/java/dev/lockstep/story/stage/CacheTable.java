package dev.lockstep.story.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of the suite for several caches, as {@code docs/http-cache.md} shows it.
 *
 * @param results by the caches' names, of which the first is an edge's
 */
public record CacheTable(SequencedMap<String, List<CacheSuite.Result>> results, Map<String, String> refused) {
    private static final Path PAGE = Path.of("../docs/http-cache.md");
    private static final String BEGIN = "<!-- written by HttpCacheTestsIT -->\n";
    private static final String END = "<!-- end -->\n";

    public void writeTo(Path file) throws IOException {
        Files.writeString(file, text());
    }

    /** Puts it in its place in the page. */
    public void putIntoDocs() throws IOException {
        String page = Files.readString(PAGE);
        Files.writeString(
                PAGE, page.substring(0, page.indexOf(BEGIN)) + BEGIN + text() + page.substring(page.indexOf(END)));
    }

    private String text() {
        String rows = results.entrySet().stream()
                .map(cache -> "| " + cache.getKey() + " | " + passed(cache.getValue(), "required") + " | "
                        + passed(cache.getValue(), "optimal") + " |\n")
                .collect(Collectors.joining());
        return "| cache | required | optimal |\n|---|---|---|\n" + rows
                + "\n| not passed by an edge, on purpose | why |\n|---|---|\n" + reasons();
    }

    private static String passed(List<CacheSuite.Result> results, String kind) {
        List<CacheSuite.Result> asked = results.stream()
                .filter(result -> result.kind().equals(kind) && result.asked())
                .toList();
        return asked.stream().filter(CacheSuite.Result::passed).count() + " of " + asked.size();
    }

    private String reasons() {
        Map<String, String> byReason = refused.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        TreeMap::new,
                        Collectors.mapping(
                                refusal -> "`" + refusal.getKey() + "`",
                                Collectors.collectingAndThen(
                                        Collectors.toList(),
                                        ids -> ids.stream().sorted().collect(Collectors.joining(", "))))));
        return byReason.entrySet().stream()
                .map(reason -> "| " + reason.getValue() + " | " + reason.getKey() + " |\n")
                .collect(Collectors.joining());
    }
}
