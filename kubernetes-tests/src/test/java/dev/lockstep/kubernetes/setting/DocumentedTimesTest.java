package dev.lockstep.kubernetes.setting;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.kubernetes.manifest.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Seconds that pages tell beside a setting are those that hold when nobody sets it. */
class DocumentedTimesTest {

    private static final Pattern TOLD =
            Pattern.compile("`((?:lockstep|quarkus)\\.[a-z.-]+)`,? \\(?(\\d+) s(?:econds)?\\b");

    private static final int AT_LEAST = 8;

    private static final Map<String, Set<String>> STANDARDS = Stream.of(Service.values())
            .flatMap(DocumentedTimesTest::standards)
            .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toSet())));

    @ParameterizedTest
    @MethodSource("told")
    void aTimeThatIsToldHolds(String key, String seconds) {
        assertThat(STANDARDS.get(key)).as(key).isNotNull().contains(seconds + "s");
    }

    @Test
    void timesAreTold() throws IOException {
        assertThat(told()).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    }

    static List<Arguments> told() throws IOException {
        try (Stream<Path> pages = Files.list(Repository.ROOT.resolve("docs"))) {
            return pages.filter(page -> page.toString().endsWith(".md"))
                    .flatMap(page -> TOLD.matcher(Service.text(page)).results())
                    .map(told -> Arguments.of(told.group(1), told.group(2)))
                    .toList();
        }
    }

    /** Of its own settings, and of those of Quarkus that it changes. */
    private static Stream<Map.Entry<String, String>> standards(Service service) {
        return Stream.concat(
                service.settings().stream().map(setting -> Map.entry(setting.key(), setting.standard())),
                service.properties().entrySet().stream()
                        .map(property -> Map.entry(
                                property.getKey().toString(),
                                property.getValue().toString())));
    }
}
