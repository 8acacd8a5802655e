package dev.lockstep.story;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rules and visits that are made up, always the same ones. */
final class RedirectsAtRandom {

    /** Files that rules show instead, by their number. */
    static final int SHOWN = 3;

    private static final List<String> OF_RULES = List.of("a", "b", "ab", "Docs", "ä", "a%20b", ":x", ":y", "*", "a*");
    private static final List<String> OF_PATHS =
            List.of("a", "b", "ab", "abc", "Docs", "docs", "a b", "ä", "", "file.txt", "a");
    private static final List<String> FILLED = List.of("/:x", "/:y", "/:xy", "/:splat", "?p=:x", "#part");
    private static final List<String> QUERIES = List.of("q=1", "q=:q", "q=1 r=:r");
    private static final List<String> CONDITIONS =
            List.of("Language=de,fr", "Language=en", "Language=pt-br", "Cookie=beta,alpha", "Country=us");
    private static final List<String> STATUSES =
            List.of("301", "302", "307", "308", "301!", "302!", "200", "200!", "404", "404!");
    private static final List<String> ASKED =
            List.of("", "", "q=1", "q=2", "q=1&r=5", "r=5&q=1&z=9", "q=", "q", "q=1&q=2", "z=9");
    private static final List<String> LANGUAGES = List.of("", "de", "DE-at", "en", "fr", "pt-BR", "pt", "es");
    private static final List<Map<String, String>> COOKIES = List.of(
            Map.of(), Map.of(), Map.of("beta", "1"), Map.of("beta", ""), Map.of("alpha", "0"), Map.of("nf_lang", "de"));

    private final Random random;

    RedirectsAtRandom(long seed) {
        this.random = new Random(seed);
    }

    /** One who asks for something. */
    record Visit(String path, String query, String language, Map<String, String> cookies) {}

    Visit visit() {
        String path = IntStream.range(0, random.nextInt(5))
                .mapToObj(_ -> one(OF_PATHS))
                .collect(Collectors.joining("/", "/", slash()));
        return new Visit(tidied(path), one(ASKED), one(LANGUAGES), one(COOKIES));
    }

    /** Two slashes begin a host, and a file with a slash behind it is none of the engine's business. */
    private static String tidied(String path) {
        String inner = path.replaceFirst("^/+", "/");
        return inner.endsWith("file.txt/") ? inner.substring(0, inner.length() - 1) : inner;
    }

    /** Lines of {@code _redirects}. */
    String lines(int count) {
        return IntStream.range(0, count).mapToObj(this::line).collect(Collectors.joining("\n"));
    }

    private String line(int number) {
        String status = one(STATUSES);
        boolean moves = status.startsWith("3");
        StringJoiner line = new StringJoiner(" ").add(from());
        if (random.nextInt(4) == 0) {
            line.add(one(QUERIES));
        }
        line.add(moves ? "https://elsewhere.test/" + number + filled() : "/shown-" + random.nextInt(SHOWN) + ".txt");
        line.add(status);
        if (random.nextInt(3) == 0) {
            line.add(one(CONDITIONS));
        }
        return line.toString();
    }

    /** With a star at most, as more of them are refused. */
    private String from() {
        Map<Integer, String> segments = new LinkedHashMap<>();
        boolean starred = false;
        for (int i = random.nextInt(4); i > 0; i--) {
            String segment = one(OF_RULES);
            boolean star = segment.endsWith("*");
            segments.put(i, star && starred ? "b" : segment);
            starred |= star;
        }
        return segments.values().stream().collect(Collectors.joining("/", "/", segments.isEmpty() ? "" : slash()));
    }

    private String filled() {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> one(FILLED))
                .sorted(Comparator.comparingInt((String part) -> "/?#".indexOf(part.charAt(0))))
                .distinct()
                .collect(Collectors.joining());
    }

    private String slash() {
        return random.nextInt(4) == 0 ? "/" : "";
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
