package dev.lockstep.platform.bench.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The page {@code benchmarks.md}: what people write above and below the figures stays theirs. */
public record BenchmarksPage(Path docs) {

    private static final String BEGIN = "<!-- written by ./lockstep bench -->\n";
    private static final String END = "<!-- end -->\n";

    /** Replaces the figures; {@code raw}, a line for each run, is kept beside the page. */
    public void keep(String figures, List<String> raw) throws IOException {
        Path page = docs.resolve("benchmarks.md");
        String before = Files.exists(page) ? Files.readString(page) : "# Benchmarks\n\n" + BEGIN + END;
        Files.writeString(page, putInto(before, figures));
        Files.write(Files.createDirectories(docs.resolve("figures")).resolve("bench.csv"), raw);
    }

    private static String putInto(String page, String figures) {
        int from = page.indexOf(BEGIN);
        int to = page.indexOf(END);
        return from < 0 || to < from
                ? page.stripTrailing() + "\n\n" + BEGIN + figures + END
                : page.substring(0, from) + BEGIN + figures + page.substring(to);
    }
}
