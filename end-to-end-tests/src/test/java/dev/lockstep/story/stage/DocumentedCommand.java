package dev.lockstep.story.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a page of the documentation has its readers type to ask the API by curl: a block, or what stands in a sentence. */
public record DocumentedCommand(String page, String text) {

    private static final Path README = Path.of("../README.md");
    private static final Path DOCUMENTS = Path.of("../docs");
    private static final Pattern BLOCK = Pattern.compile("(?s)```\\w*\\n(.*?)```");
    private static final Pattern IN_A_SENTENCE = Pattern.compile("(?<!`)`(curl [^`\\n]*)`(?!`)");
    private static final Pattern ANSWER = Pattern.compile("(?m)^[{\\[].*\\n(?: .*\\n)*");
    private static final Pattern YEAR = Pattern.compile("\"20\\d\\d-");

    /** As curl is, but that what is refused ends it; kubectl has a secret to show, and the platform's own ports are others. */
    private static final String READER = """
            set -euo pipefail
            curl() { command curl -sS --fail-with-body --retry 3 --retry-delay 1 --retry-all-errors "$@"; }
            kubectl() { echo "$SECRET"; }
            """;

    /** All of them. */
    public static List<DocumentedCommand> all() throws IOException {
        try (Stream<Path> pages = Files.list(DOCUMENTS)) {
            return Stream.concat(Stream.of(README), pages.sorted())
                    .filter(page -> page.toString().endsWith(".md"))
                    .flatMap(DocumentedCommand::of)
                    .toList();
        }
    }

    private static Stream<DocumentedCommand> of(Path page) {
        try {
            String text = Files.readString(page);
            return Stream.of(BLOCK, IN_A_SENTENCE)
                    .flatMap(pattern -> pattern.matcher(text).results().map(DocumentedCommand::typed).toList().stream())
                    .filter(typed -> typed.contains("curl ") && typed.contains("$API"))
                    .map(typed -> new DocumentedCommand(page.getFileName().toString(), typed));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What is answered stands below what is typed. */
    private static String typed(MatchResult found) {
        return ANSWER.matcher(found.group(1)).replaceAll("");
    }

    /** Types it, in an empty folder, with the variables that it is told to set. */
    public Run run(Stage stage, String deploy) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("documented-");
        String token = stage.platform().token();
        String api = stage.platform().api().resolve("/api/v1").toString();
        URI edge = stage.edges().getFirst();
        String here = YEAR.matcher(text)
                .replaceAll("\"2999-")
                .replace("http://localhost:8080/api/v1", api)
                .replace(".localhost:8081", ".localhost:" + edge.getPort());
        String secret = Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
        return Run.of(
                folder,
                Map.of("API", api, "TOKEN", token, "DEPLOY", deploy, "SECRET", secret),
                List.of("bash", "-c", READER + here));
    }

    @Override
    public String toString() {
        return page + ": " + text.strip();
    }
}
