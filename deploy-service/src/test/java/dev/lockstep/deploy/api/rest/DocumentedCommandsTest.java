package dev.lockstep.deploy.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.deploy.api.rest.Endpoints.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each command of the documentation that asks the API asks for something that there is. */
class DocumentedCommandsTest {
    private static final int AT_LEAST = 10;

    /** A line, and those on which it goes on. */
    private static final Pattern COMMAND = Pattern.compile("\\bcurl (?:\\\\\\n|[^\\n`])*\\$API(?:\\\\\\n|[^\\n`])*");

    private static final Pattern METHOD = Pattern.compile("-X (\\w+)");
    private static final Pattern PATH = Pattern.compile("\\$API(/[^?\"\\s]*)");

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandAsksForAnEndpoint(String command) throws IOException, URISyntaxException {
        assertThat(asked(command)).as(command).isNotEmpty();
    }

    @Test
    void commandsAreFound() throws IOException {
        assertThat(commands()).hasSizeGreaterThanOrEqualTo(AT_LEAST).anyMatch(command -> command.contains("\\\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -X PUT \"$API/tokens\"",
                "curl \"$API/sites/shop/purge?wait=PT5S\"",
                "curl -X POST $API/sites/shop/deploys/restore",
                "curl $API/site"
            })
    void whatNobodyAnswersIsSeen(String command) throws IOException, URISyntaxException {
        assertThat(asked(command)).isEmpty();
    }

    private static List<Endpoint> asked(String command) throws IOException, URISyntaxException {
        String method = first(METHOD, command).orElse("GET");
        String path = first(PATH, command).orElseThrow();
        return Endpoints.ofTheService().stream()
                .filter(endpoint -> endpoint.method().equals(method))
                .filter(endpoint -> ("/api/v1" + path).matches(endpoint.path().replaceAll("\\{\\w+}", "[^/]+")))
                .toList();
    }

    private static List<String> commands() throws IOException {
        try (Stream<Path> pages = Files.list(Path.of("../docs"))) {
            return Stream.concat(Stream.of(Path.of("../README.md")), pages)
                    .filter(page -> page.toString().endsWith(".md"))
                    .flatMap(DocumentedCommandsTest::commands)
                    .toList();
        }
    }

    private static Stream<String> commands(Path page) {
        try {
            return COMMAND.matcher(Files.readString(page)).results().map(MatchResult::group).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Optional<String> first(Pattern pattern, String command) {
        return pattern.matcher(command).results().map(found -> found.group(1)).findFirst();
    }
}
