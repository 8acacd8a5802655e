package dev.lockstep.deploy.configuration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.Problems;
import dev.lockstep.deploy.configuration.notation.ReadConfiguration;
import dev.lockstep.deploy.configuration.yaml.YamlConfiguration;
import dev.lockstep.deploy.event.rule.EventRule;
import dev.lockstep.deploy.event.rule.FieldPath;
import dev.lockstep.deploy.event.rule.TagPattern;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsReaderTest {
    private final Problems problems = new Problems("lockstep.yaml");

    @Test
    void aRuleNeedsATopicAndTags() throws IOException {
        assertThat(read("""
                - topic: products
                  tags: ["product:{value.id}"]
                """))
                .containsExactly(new EventRule(
                        "products",
                        TagPattern.parse("product:{value.id}").stream().toList(),
                        PurgeKind.SOFT,
                        List.of(),
                        EventRule.DEFAULT_DEBOUNCE,
                        EventRule.DEFAULT_MOST_PERCENT,
                        false));
        assertThat(problems.none()).isTrue();
    }

    @Test
    void allElseCanBeSaid() throws IOException {
        assertThat(read("""
                - topic: shop.products
                  tags: [products]
                  purge: hard
                  version: value.version
                  debounce: 2s
                  most: 100%
                  dry-run: true
                """))
                .containsExactly(new EventRule(
                        "shop.products",
                        TagPattern.parse("products").stream().toList(),
                        PurgeKind.HARD,
                        FieldPath.parse("value.version").stream().toList(),
                        Duration.ofSeconds(2),
                        100,
                        true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "topic: lockstep.sites | 'lockstep.sites' is not a topic of yours",
                "topic: a b            | 'a b' is not a topic of yours",
                "tags: ['{id}']        | '{id}' is not a tag",
                "purge: medium         | 'medium' is no kind of purge",
                "version: id           | 'id' is no field of a record",
                "debounce: 2h          | '2h' is no time to gather changes in",
                "debounce: 61s         | '61s' is no time to gather changes in",
                "most: 0%              | '0%' is no share of a site",
                "most: 101%            | '101%' is no share of a site",
                "dry-run: maybe        | 'dry-run' is true or false",
                "debonce: 2s           | 'debonce' is not known here"
            })
    void whatIsWrongIsToldWithItsLine(String line, String reason) throws IOException {
        String key = line.substring(0, line.indexOf(':'));
        String topic = key.equals("topic") ? "" : "\n  topic: products";
        String tags = key.equals("tags") ? "" : "\n  tags: [products]";

        read("- " + line + topic + tags + "\n");

        assertThat(problems.inOrder())
                .singleElement()
                .extracting(Problem::line, Problem::reason)
                .containsExactly(1, reason);
    }

    private List<EventRule> read(String yaml) throws IOException {
        var source = new ByteArrayInputStream(yaml.getBytes(UTF_8));
        return new YamlConfiguration().read("lockstep.yaml", source)
                        instanceof ReadConfiguration.Reading.Tree(Node root)
                ? new EventsReader(problems).read(root)
                : List.of();
    }
}
