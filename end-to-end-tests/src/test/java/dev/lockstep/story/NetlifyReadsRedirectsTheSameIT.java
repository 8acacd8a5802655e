package dev.lockstep.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.story.RedirectsAtRandom.Visit;
import dev.lockstep.story.stage.Folder;
import dev.lockstep.story.stage.Json;
import dev.lockstep.story.stage.NetlifyCli;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Where edges lead visitors beside where the engine leads them that Netlify publishes, for rules that are made up. */
@ExtendWith(SharedStage.class)
class NetlifyReadsRedirectsTheSameIT {

    private static final int SITES = 20;
    private static final int RULES = 14;
    private static final int VISITS = 160;
    private static final Pattern NUMBER = Pattern.compile("elsewhere\\.test/(\\d+)");
    private static final Path DOCUMENTED = Path.of("../docs/redirects-and-headers.md");
    private static final Set<String> FILES = Set.of("/a/file.txt", "/ab/file.txt", "/file.txt");

    /** Where an edge does something else, on purpose; the page about redirects says why. */
    private enum Difference {
        WHOLE_NAMES("`:xy` where `:x` has a value") {
            @Override
            boolean mayBeOf(Visit visit, String rules, JsonNode match) {
                String from = match.path("from").asText() + " ";
                return rules.lines().anyMatch(line -> line.startsWith(from) && line.contains(":xy"));
            }
        },
        NO_VALUE("`?q` without `=`") {
            @Override
            boolean mayBeOf(Visit visit, String rules, JsonNode match) {
                return visit.query().equals("q") && rules.contains("q=:q");
            }
        },
        REPEATED("`?q=1&q=2`") {
            @Override
            boolean mayBeOf(Visit visit, String rules, JsonNode match) {
                return visit.query().equals("q=1&q=2") && rules.contains(" q=");
            }
        },
        ENCODED("`/a%20b` as what a rule is for") {
            @Override
            boolean mayBeOf(Visit visit, String rules, JsonNode match) {
                return visit.path().contains("a b") && rules.contains("a%20b");
            }
        },
        NOTHING_BETWEEN_SLASHES("`/a//b` for `/a/:x`") {
            @Override
            boolean mayBeOf(Visit visit, String rules, JsonNode match) {
                return visit.path().contains("//");
            }
        };

        private final String documented;

        Difference(String documented) {
            this.documented = documented;
        }

        abstract boolean mayBeOf(Visit visit, String rules, JsonNode match);
    }

    private final RedirectsAtRandom random = new RedirectsAtRandom(20_26);
    private final Set<Difference> met = EnumSet.noneOf(Difference.class);
    private int led;

    @Test
    void edgesLeadWhereTheEngineLeads(Stage stage, @TempDir Path folder) throws IOException, InterruptedException {
        // Given sites, and visitors of each
        Owner owner = stage.owner();
        owner.create("same-redirects");
        List<String> rules =
                IntStream.range(0, SITES).mapToObj(_ -> random.lines(RULES)).toList();
        List<Visit> visits =
                IntStream.range(0, VISITS).mapToObj(_ -> random.visit()).toList();

        // When the engine is asked
        JsonNode engine = NetlifyCli.installed().redirects(questions(rules, visits, folder));

        // Then an edge leads them to the same places, but for what is known
        for (int i = 0; i < SITES; i++) {
            owner.deploy("same-redirects", site(rules.get(i)));
            URI edge = stage.edges().get(i % stage.edges().size());
            for (int j = 0; j < VISITS; j++) {
                Visit visit = visits.get(j);
                Seen seen = stage.visitor("same-redirects").visit(edge, address(visit), headers(visit));
                compare(outcome(seen), engine.path(i).path(j), visit, rules.get(i));
            }
        }
        assertThat(led).isGreaterThan(SITES * VISITS / 4);
        assertThat(met).as("differences that there are").containsExactly(Difference.values());
    }

    @Test
    void thePageNamesWhatIsDifferent() throws IOException {
        String page = Files.readString(DOCUMENTED);

        assertThat(Difference.values())
                .allSatisfy(difference -> assertThat(page).contains("\n| " + difference.documented + " |"));
    }

    private void compare(String outcome, JsonNode match, Visit visit, String rules) {
        String expected = expected(match, visit, rules);
        led += match.isEmpty() ? 0 : 1;
        if (!outcome.equals(expected)) {
            List<Difference> known = Arrays.stream(Difference.values())
                    .filter(difference -> difference.mayBeOf(visit, rules, match))
                    .toList();
            assertThat(known)
                    .as("%s: %s, but the engine has %s of%n%s", visit, outcome, expected, rules)
                    .isNotEmpty();
            met.addAll(known);
        }
    }

    /** What the engine's answer comes to: it knows no files. */
    private static String expected(JsonNode match, Visit visit, String rules) {
        if (FILES.contains(visit.path()) && !match.path("force").asBoolean()) {
            return "200 own";
        }
        String to = match.path("to").asText();
        int status = match.path("status").asInt(404);
        if (status < 300 || status >= 400) {
            return status + " " + to;
        }
        boolean keepsQuery = !to.contains("?") && !rule(to, rules).contains(" q=");
        return status + " " + withQuery(to, keepsQuery ? visit.query() : "");
    }

    /** The engine's own {@code Query} tells of all rules that were tried; which one led there its address tells. */
    private static String rule(String to, String rules) {
        Matcher number = NUMBER.matcher(to);
        assertThat(number.find()).as(to).isTrue();
        return rules.lines().toList().get(Integer.parseInt(number.group(1)));
    }

    private static String withQuery(String to, String query) {
        int fragment = to.indexOf('#');
        String end = fragment < 0 ? "" : to.substring(fragment);
        return to.substring(0, to.length() - end.length()) + (query.isEmpty() ? "" : "?" + query) + end;
    }

    private static String outcome(Seen seen) {
        boolean isOfSite = seen.body().startsWith("/shown") || seen.body().equals("own");
        String location = URLDecoder.decode(seen.header("location"), UTF_8);
        return seen.status() + " " + (isOfSite ? seen.body() : location);
    }

    private static Folder site(String rules) {
        Folder folder = Folder.of("shown-0.txt", "/shown-0.txt").with("_redirects", rules);
        for (int i = 1; i < RedirectsAtRandom.SHOWN; i++) {
            folder = folder.with("shown-" + i + ".txt", "/shown-" + i + ".txt");
        }
        for (String file : FILES) {
            folder = folder.with(file.substring(1), "own");
        }
        return folder;
    }

    private static String address(Visit visit) {
        String path = Arrays.stream(visit.path().split("/", -1))
                .map(segment -> URLEncoder.encode(segment, UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
        return visit.query().isEmpty() ? path : path + "?" + visit.query();
    }

    private static Map<String, String> headers(Visit visit) {
        String cookies = visit.cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        String languages = visit.language().isEmpty() ? "" : visit.language() + ";q=0.9, nl";
        return Map.of("Accept-Language", languages, "Cookie", cookies);
    }

    private static Path questions(List<String> rules, List<Visit> visits, Path folder) throws IOException {
        List<Map<String, Object>> questions = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Path site = Files.createDirectories(folder.resolve("site-" + i));
            Files.writeString(site.resolve("_redirects"), rules.get(i));
            questions.add(Map.of("folder", site.toString(), "visits", visits));
        }
        return Files.writeString(folder.resolve("questions.json"), Json.write(questions));
    }
}
