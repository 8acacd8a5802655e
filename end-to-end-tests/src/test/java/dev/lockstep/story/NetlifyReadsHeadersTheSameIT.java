package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Json;
import dev.lockstep.story.stage.NetlifyCli;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What edges send beside what the engine says that the Netlify CLI serves with, for sites that are made up. */
@ExtendWith(SharedStage.class)
class NetlifyReadsHeadersTheSameIT {

    private static final int SITES = 12;
    private static final int RULES = 14;
    private static final int PATHS = 40;
    private static final List<String> NAMES = List.of("X-A", "X-B", "X-C", "X-D");
    private static final List<String> VALUES =
            List.of("one", "two,three", "max-age=0 ,  public", "</a.css>; rel=preload; as=style", "'q': #1", "a;b,");
    private static final List<String> OF_RULES =
            List.of("a", "b", "ab", "Docs", "a.b", ":id", ":x*", "*", "*", "a*", "*.html", "a*.b", "*b*");
    private static final List<String> OF_PATHS =
            List.of("a", "b", "ab", "docs", "DOCS", "a.b", "axb", "x.html", "aab", "c");

    private final Random random = new Random(20_26);

    @Test
    void edgesSendWhatTheEngineSays(Stage stage, @TempDir Path folder) throws IOException, InterruptedException {
        // Given sites, each with both files, and paths that visitors ask for
        Owner owner = stage.owner();
        owner.create("same-headers");
        List<Folder> sites = IntStream.range(0, SITES).mapToObj(i -> site()).toList();
        List<String> paths =
                IntStream.range(0, PATHS).mapToObj(i -> path()).distinct().toList();

        // When the engine is asked
        JsonNode engine = NetlifyCli.installed().headers(questions(sites, paths, folder));

        // Then an edge sends the same
        int sent = 0;
        for (int i = 0; i < SITES; i++) {
            owner.deploy("same-headers", sites.get(i));
            URI edge = stage.edges().get(i % stage.edges().size());
            for (int j = 0; j < paths.size(); j++) {
                Seen seen = stage.visitor("same-headers").visit(edge, paths.get(j));
                JsonNode expected = engine.path(i).path(j);
                for (String name : NAMES) {
                    assertThat(seen.header(name))
                            .as("%s of %s by %s", name, paths.get(j), sites.get(i))
                            .isEqualTo(expected.path(name.toLowerCase(java.util.Locale.ROOT))
                                    .asText()
                                    .strip());
                }
                sent += expected.size();
            }
        }
        assertThat(sent).isGreaterThan(SITES * paths.size());
    }

    private static Path questions(List<Folder> sites, List<String> paths, Path folder) throws IOException {
        List<Map<String, Object>> questions = new ArrayList<>();
        for (int i = 0; i < sites.size(); i++) {
            Path site = sites.get(i).writeTo(Files.createDirectories(folder.resolve("site-" + i)));
            questions.add(Map.of("folder", site.toString(), "paths", paths));
        }
        return Files.writeString(folder.resolve("questions.json"), Json.write(questions));
    }

    private Folder site() {
        String blocks = several(RULES, this::block);
        String tables = several(RULES, this::table);
        return Folder.of("index.html", "start").with("_headers", blocks).with("netlify.toml", tables);
    }

    private String block() {
        return "# a rule\n" + rule() + (random.nextBoolean() ? "\r\n" : "  \n")
                + several(1 + random.nextInt(4), this::line);
    }

    private String line() {
        return "\t" + one(NAMES) + (random.nextBoolean() ? ":" : " : ") + one(VALUES) + "\n\n";
    }

    private String table() {
        return "[[headers]]\nfor = \"" + rule() + "\"\n[headers.values]\n"
                + NAMES.stream()
                        .filter(name -> random.nextInt(3) == 0)
                        .map(name -> name + " = " + value() + "\n")
                        .collect(Collectors.joining());
    }

    private String value() {
        return switch (random.nextInt(3)) {
            case 0 -> "\"" + one(VALUES) + "\"";
            case 1 -> "[\"" + one(VALUES) + " \", \"" + one(VALUES) + "\"] # two";
            default -> "\"\"\"\n  " + one(VALUES) + ",\n  " + one(VALUES) + "\"\"\"";
        };
    }

    private String rule() {
        return "/" + segments(OF_RULES);
    }

    private String path() {
        return "/" + segments(OF_PATHS);
    }

    private String segments(List<String> known) {
        String segments =
                IntStream.range(0, random.nextInt(4)).mapToObj(i -> one(known)).collect(Collectors.joining("/"));
        return segments.isEmpty() || random.nextInt(4) > 0 ? segments : segments + "/";
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String several(int count, java.util.function.Supplier<String> one) {
        return IntStream.range(0, count).mapToObj(i -> one.get()).collect(Collectors.joining());
    }
}
