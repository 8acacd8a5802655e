package dev.lockstep.deploy.configuration.toml;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.ReadConfiguration.Reading;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TomlConfigurationTest {

    @Test
    void everyPieceKnowsItsLine() {
        assertThat(tree("""
                # of a site

                [[headers]]
                  for = "/*"
                  [headers.values]
                  X-A = 'b'
                  "X B" = ["c", # one
                    "d"]
                [[headers]]
                for = "/b"
                """)).isEqualTo("""
                {headers@3=[{for@4=/*@4, values@5={X-A@6=b@6, X B@7=[c@7, d@8]@7}@5}@3, {for@10=/b@10}@9]@3}@1""");
    }

    @Test
    void valuesAreKeptAsTheyAreWritten() {
        assertThat(
                        tree(
                                "a = 1_000\nb = true\nc = 1979-05-27 07:32:00Z\nd = 1979-05-27 # x\ne = -1.5e+3\nf = 0xFF\ng = 07:32:00.5"))
                .isEqualTo(
                        "{a@1=1_000@1, b@2=true@2, c@3=1979-05-27 07:32:00Z@3, d@4=1979-05-27@4, e@5=-1.5e+3@5, f@6=0xFF@6, g@7=07:32:00.5@7}@1");
    }

    @Test
    void textsAreReadInAllTheirForms() {
        assertThat(tree("""
                a = "q\\"\\\\\\t\\u00e9\\U0001F600#"
                b = 'no \\escape'
                c = \"""
                one
                two \\
                   three""\"""
                d = '''
                x'y'''
                """))
                .isEqualTo("{a@1=q\"\\\té😀#@1, b@2=no \\escape@2, c@3=one\ntwo three\"\"@3, d@7=x'y@7}@1");
    }

    @Test
    void keysOfSeveralPartsAndTablesInOneLineAreTables() {
        assertThat(tree("a.b.c = 1\na.b.\"d.e\" = {x = 1, y.z = [{}, {q = 2}]}\n[t.u]\n[t]\nv = 1"))
                .isEqualTo(
                        "{a@1={b@1={c@1=1@1, d.e@2={x@2=1@2, y@2={z@2=[{}@2, {q@2=2@2}@2]@2}@2}@2}@1}@1, t@3={u@3={}@3, v@5=1@5}@3}@1");
    }

    @Test
    void linesMayEndAsOnWindows() {
        assertThat(tree("\uFEFFa = 1\r\nb = \"\"\"\r\nx\r\ny\"\"\"\r\n")).isEqualTo("{a@1=1@1, b@2=x\ny@2}@1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a                     | 1
            a =                   | 1
            a = b                 | 1
            a = 1 b = 2           | 1
            x = 1\\na = "b        | 2
            x = 1\\n\\na = [1     | 3
            a = [1 2]             | 1
            a = {b = 1, }         | 1
            a = {b = 1            | 1
            a = "\\q"             | 1
            a = "\\uD800"         | 1
            a = "\\uXYZW"         | 1
            a = \"""b             | 1
            a = 1\\na = 2         | 2
            [a]\\n[a]             | 2
            a = 1\\n[a]           | 2
            a = []\\n[[a]]        | 2
            [a]\\n[[a]]           | 2
            [[a]]\\n[a]           | 2
            a.b = 1\\n[a]         | 2
            [a.b]\\n[a]\\nb.c = 1 | 3
            a = {b = 1}\\n[a.c]   | 2
            [a                    | 1
            [[a]                  | 1
            [ ]                   | 1
            = 1                   | 1
            ä = 1                 | 1
            x = 1\\na = "\u0001"  | 2
            """)
    void whatIsNotTomlIsToldWithItsLine(String toml, int line) {
        assertThat(problem(toml.replace("\\n", "\n").getBytes(UTF_8)).line())
                .as(toml)
                .isEqualTo(line);
    }

    @Test
    void whatIsNotUtf8IsTold() {
        assertThat(problem("a = 'é'".getBytes(ISO_8859_1)).text()).contains("netlify.toml: the file is not UTF-8");
    }

    @Test
    void aFileIsReadUpToItsLimit() {
        assertThat(problem(new byte[TomlConfiguration.MOST_BYTES + 1]).reason()).contains("larger than 8 MiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a=", "[{a="})
    void depthHasAnEnd(String level) {
        assertThat(problem(("a = " + level.repeat(100_000)).getBytes(UTF_8)).reason())
                .contains("deeper than");
    }

    @Test
    void keysHaveAnEnd() {
        assertThat(problem(("[" + "a.".repeat(100_000) + "a]").getBytes(UTF_8)).reason())
                .contains("parts");
    }

    @Test
    void fortyFiveThousandTablesAreRead() {
        String toml = "[[redirects]]\nfrom = \"/old\"\nto = \"/new\"\nstatus = 301\n".repeat(45_000);

        Node root = read(toml.getBytes(UTF_8)) instanceof Reading.Tree(Node tree) ? tree : new Node.Nothing(0);

        assertThat(root)
                .isInstanceOfSatisfying(
                        Node.Mapping.class,
                        mapping -> assertThat(mapping.entries().getFirst().value())
                                .isInstanceOfSatisfying(
                                        Node.Sequence.class,
                                        list -> assertThat(list.items()).hasSize(45_000)));
    }

    private static String tree(String toml) {
        return switch (read(toml.getBytes(UTF_8))) {
            case Reading.Tree(Node root) -> told(root);
            case Reading.Refused(Problem problem) -> throw new AssertionError(problem.text());
        };
    }

    private static String told(Node node) {
        String told = switch (node) {
            case Node.Scalar scalar -> scalar.text();
            case Node.Nothing _ -> "";
            case Node.Sequence(int _, List<Node> items) ->
                items.stream().map(TomlConfigurationTest::told).toList().toString();
            case Node.Mapping(int _, List<Node.Entry> entries) ->
                entries.stream()
                        .map(entry -> entry.key() + "@" + entry.line() + "=" + told(entry.value()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
        return told + "@" + node.line();
    }

    private static Problem problem(byte[] toml) {
        return switch (read(toml)) {
            case Reading.Refused(Problem problem) -> problem;
            case Reading.Tree(Node root) -> throw new AssertionError(told(root));
        };
    }

    private static Reading read(byte[] toml) {
        try {
            return new TomlConfiguration().read("netlify.toml", new ByteArrayInputStream(toml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
