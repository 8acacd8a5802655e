package dev.lockstep.deploy.configuration.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.ReadConfiguration.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlConfigurationTest {

    @Test
    void everyNodeKnowsItsLine() throws IOException {
        Node root = tree("""
                # a comment
                routes:
                  - path: /a
                    query: [page,
                      1]
                empty:
                """);

        assertThat(root)
                .isEqualTo(new Node.Mapping(
                        2,
                        List.of(
                                new Node.Entry(
                                        2,
                                        "routes",
                                        new Node.Sequence(
                                                3,
                                                List.of(new Node.Mapping(
                                                        3,
                                                        List.of(
                                                                new Node.Entry(3, "path", new Node.Scalar(3, "/a")),
                                                                new Node.Entry(
                                                                        4,
                                                                        "query",
                                                                        new Node.Sequence(
                                                                                4,
                                                                                List.of(
                                                                                        new Node.Scalar(4, "page"),
                                                                                        new Node.Scalar(5, "1"))))))))),
                                new Node.Entry(6, "empty", new Node.Nothing(6)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing but a comment\n", "---\n...\n", "~"})
    void anEmptyFileSaysNothing(String yaml) throws IOException {
        assertThat(tree(yaml)).isInstanceOf(Node.Nothing.class);
    }

    @Test
    void theMarkThatEditorsPutInFrontIsNoPartOfTheFile() throws IOException {
        assertThat(tree("\uFEFFa: 1")).isEqualTo(tree("a: 1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: 1\\nb: c: d | 2 | mapping values are not allowed here | one 'key: value' in a line",
                "a:\\n\\t- b | 2 | found character '\\t(TAB)' | indent with spaces",
                "a: [1, 2 | 1 | expected ',' or ']' | brackets",
                "a: 'open\\nb: 1 | 2 | found unexpected end of stream | quotes",
                "a: 1\\n---\\nb: 2 | 2 | a second document begins | remove '---'",
                "a: &x [1]\\nb: *x | 2 | an alias | write the value out",
                "a: &x [*x] | 1 | an alias | write the value out",
                "a: !!java.net.URL [x] | 1 | a tag | quote",
                "!x a: 1 | 1 | a tag | quote",
                "{a: 1, [b]: 2} | 1 | a key is a word | quote",
                "a: x\u0007y | 1 | a character that is not printable | remove",
            })
    void whatIsNotUnderstoodIsToldWithItsLine(String yaml, int line, String reason, String hint) throws IOException {
        Problem problem = problem(yaml.replace("\\n", "\n").replace("\\t", "\t").getBytes(StandardCharsets.UTF_8));

        assertThat(problem.file()).isEqualTo("lockstep.yaml");
        assertThat(problem.line()).isEqualTo(line);
        assertThat(problem.reason()).startsWith(reason);
        assertThat(problem.hint()).contains(hint);
    }

    @Test
    void aFileThatIsNotTextIsRefused() throws IOException {
        assertThat(problem(new byte[] {(byte) 0xC3, 0x28}).reason()).isEqualTo("the file is not UTF-8");
    }

    @Test
    void aHugeFileIsRefusedUnread() throws IOException {
        assertThat(problem(new byte[YamlConfiguration.MOST_BYTES + 1]).reason())
                .isEqualTo("the file is larger than 256 KiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- "})
    void aBottomlessFileIsRefused(String level) throws IOException {
        String yaml = level.repeat(50_000);

        assertThat(problem(yaml.getBytes(StandardCharsets.UTF_8)).reason()).contains("deeper than 20 levels");
    }

    private static Node tree(String yaml) throws IOException {
        return switch (read(yaml.getBytes(StandardCharsets.UTF_8))) {
            case Reading.Tree(Node root) -> root;
            case Reading.Refused(Problem problem) -> throw new AssertionError(problem.text());
        };
    }

    private static Problem problem(byte[] yaml) throws IOException {
        return switch (read(yaml)) {
            case Reading.Tree(Node root) -> throw new AssertionError("not refused: " + root);
            case Reading.Refused(Problem problem) -> problem;
        };
    }

    private static Reading read(byte[] yaml) throws IOException {
        return new YamlConfiguration().read("lockstep.yaml", new ByteArrayInputStream(yaml));
    }
}
