package dev.lockstep.platform.images.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.platform.images.Inside;
import dev.lockstep.platform.images.ServiceImage;
import dev.lockstep.platform.images.process.LinkedRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Dockerfile says the same as the command, in another language. */
class DockerfileIT {

    private static final Path BUILD = Path.of(System.getProperty("lockstep.build"));
    private static final Pattern COPY = Pattern.compile("(?m)^COPY (?!--)(\\S+) (\\S+)$");
    private static final Pattern TAGGED = Pattern.compile("(?m)^ARG (?:JDK|NODE|BASE)=\\S+:(\\S+)$");

    private static String text = "";

    @BeforeAll
    static void read() throws IOException {
        text = Files.readString(BUILD.resolve("images/Dockerfile"));
    }

    @Test
    void everythingThatItCopiesHasBeenBuilt() {
        // When
        List<String> sources =
                COPY.matcher(text).results().map(copy -> copy.group(1)).toList();

        // Then
        assertThat(sources)
                .hasSize(15)
                .allSatisfy(source -> assertThat(BUILD.resolve(source)).exists());
    }

    @Test
    void servicesAreStartedTheSameAsWithoutACache() throws IOException {
        // When
        JsonNode entryPoint = new ObjectMapper().readTree(argumentsOf("ENTRYPOINT"));

        // Then
        assertThat(entryPoint).extracting(JsonNode::asText).containsExactlyElementsOf(Inside.entryPoint());
        assertThat(argumentsOf("USER")).isEqualTo(Inside.USER);
        assertThat(argumentsOf("WORKDIR")).isEqualTo(Inside.APPLICATION);
        assertThat(new ObjectMapper().readTree(argumentsOf("VOLUME")))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(Inside.writable());
    }

    @Test
    void environmentIsTheSame() {
        assertThat(Arrays.stream(argumentsOf("ENV").split(" ", -1))
                        .map(variable -> variable.split("=", 2))
                        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1])))
                .isEqualTo(Inside.environment());
    }

    @ParameterizedTest
    @MethodSource("services")
    void portsAreTheSame(ServiceImage service) {
        // When
        String stage = text.substring(text.indexOf("FROM service AS " + service.service() + "\n"));

        // Then
        Matcher ports = Pattern.compile("(?m)^EXPOSE (\\d+) (\\d+)$").matcher(stage);
        assertThat(ports.find()).isTrue();
        assertThat(service.ports()).containsExactly(Integer.valueOf(ports.group(1)), Integer.valueOf(ports.group(2)));
    }

    @Test
    void javaIsLinkedOfTheSameModules() {
        assertThat(text).contains(" --add-modules=" + LinkedRuntime.MODULES + " ");
    }

    @Test
    void nothingIsTakenAsItHappensToBeToday() {
        assertThat(TAGGED.matcher(text).results().map(tag -> tag.group(1)))
                .hasSize(3)
                .doesNotContain("latest");
    }

    static List<ServiceImage> services() {
        return ServiceImage.all();
    }

    private static String argumentsOf(String instruction) {
        Matcher line = Pattern.compile("(?m)^" + instruction + " (.+)$").matcher(text);
        assertThat(line.find()).as(instruction).isTrue();
        return line.group(1);
    }
}
