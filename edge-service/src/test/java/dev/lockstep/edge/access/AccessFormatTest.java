package dev.lockstep.edge.access;

import static dev.lockstep.edge.access.Accesses.written;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AccessFormatTest {

    private static final Pattern COMBINED = Pattern.compile(
            "203\\.0\\.113\\.9 - - \\[01/Mar/2026:12:00:00 \\+0000] \"([^\"]*)\" 200 2326 \"([^\"]*)\" \"([^\"]*)\"\n");

    private static final String NASTY = "\"\\\r\n\t\0\u001b\u007f\u0080\u00e9\u00ff\u2028\ud83d\ude00\ud800{}[] ,:x20";

    @Test
    void commonIsWhatNcsaHadIt() {
        assertThat(written(AccessFormat.COMMON, Accesses.of("/a?b=c")))
                .isEqualTo("203.0.113.9 - - [01/Mar/2026:12:00:00 +0000] \"GET /a?b=c HTTP/1.1\" 200 2326\n");
    }

    @Test
    void combinedAddsWhoSentThemAndByWhat() {
        Access access = Accesses.of(
                new RequestLine("GET", "/a", "HTTP/2.0"), new Fields("shop.test", "", "https://x.test/", "curl/8.5.0"));

        assertThat(written(AccessFormat.COMBINED, access))
                .isEqualTo("203.0.113.9 - - [01/Mar/2026:12:00:00 +0000] \"GET /a HTTP/2.0\" 200 2326"
                        + " \"https://x.test/\" \"curl/8.5.0\"\n");
    }

    @Test
    void whatIsNotKnownIsAHyphen() {
        Access access = Accesses.of(RequestLine.of(""), Fields.UNREAD, new Outcome(408, 0, "", true), Source.NONE);

        assertThat(written(AccessFormat.COMBINED, access)).endsWith(" \"-\" 408 - \"-\" \"-\"\n");
    }

    @Test
    void jsonTellsAllThatIsKnown() {
        Access access = Accesses.of(
                new RequestLine("GET", "/a", "HTTP/2.0"),
                new Fields("shop.test", "shop.test", "https://x.test/", "curl/8.5.0"));

        assertThat(written(AccessFormat.JSON, access)).isEqualTo("""
                        {"time":"2026-03-01T12:00:00.123Z","client":"203.0.113.9","scheme":"https",\
                        "protocol":"HTTP/2.0","method":"GET","host":"shop.test","target":"/a","status":200,\
                        "bytes":2326,"duration_us":1234,"referer":"https://x.test/","user_agent":"curl/8.5.0",\
                        "site":"shop","deploy":"d1","epoch":7,"cache":"lockstep; hit; ttl=59",\
                        "server_name":"shop.test","aborted":false}
                        """);
    }

    @Test
    void jsonLeavesOutWhatIsNot() {
        Access access =
                Accesses.of(RequestLine.of("nonsense"), Fields.UNREAD, new Outcome(400, 12, "", false), Source.NONE);

        assertThat(written(AccessFormat.JSON, access)).isEqualTo("""
                        {"time":"2026-03-01T12:00:00.123Z","client":"203.0.113.9","scheme":"https",\
                        "target":"nonsense","status":400,"bytes":12,"duration_us":1234,"aborted":false}
                        """);
    }

    @ParameterizedTest
    @CsvSource({"'a\"b', a\\x22b", "a\\b, a\\x5Cb", "'a\nb\tc', a\\x0Ab\\x09c", "é, \\xE9", "€, \\xE2\\x82\\xAC"})
    void whatCouldEndAFieldIsWrittenAsNginxDoes(String sent, String written) {
        Access access = Accesses.of(new RequestLine("GET", "/", "HTTP/1.1"), new Fields("", "", "", sent));

        assertThat(written(AccessFormat.COMBINED, access)).endsWith("\"" + written + "\"\n");
    }

    @ParameterizedTest
    @EnumSource(AccessFormat.class)
    void noVisitorCanForgeALine(AccessFormat format) {
        nasty().forEach(text -> {
            String line =
                    written(format, Accesses.of(new RequestLine(text, text, text), new Fields(text, text, text, text)));

            assertThat(line).as(text).endsWith("\n").containsOnlyOnce("\n");
            assertThat(line.strip().chars()).as(text).allMatch(character -> character >= ' ' && character <= '~');
        });
    }

    @ParameterizedTest
    @MethodSource("nasty")
    void fieldsEndWhereTheyEnd(String text) {
        Access access = Accesses.of(new RequestLine("GET", "/" + text, "HTTP/1.1"), new Fields("", "", text, text));

        assertThat(written(AccessFormat.COMBINED, access)).matches(COMBINED);
    }

    @ParameterizedTest
    @MethodSource("nasty")
    void jsonHoldsWhatWasSent(String text) {
        String line = written(
                AccessFormat.JSON, Accesses.of(new RequestLine("GET", "/", "HTTP/1.1"), new Fields("", "", "", text)));

        assertThat(new JsonObject(line).getString("user_agent", "")).isEqualTo(text);
        assertThat(new JsonObject(line).getBoolean("aborted")).isFalse();
    }

    @Test
    void nothingIsLongerThanItMayBe() {
        String most = "x".repeat(Cut.MOST);

        assertThat(written(AccessFormat.COMMON, Accesses.of(most))).contains(" " + most + " ");
        assertThat(written(AccessFormat.COMMON, Accesses.of(most + "y"))).contains(" " + most + "... ");
    }

    /** Anything from bytes that are what a field ends with, and all that there are. */
    static Stream<String> nasty() {
        Random random = new Random(7);
        Stream<String> bytes = Stream.generate(() -> {
                    byte[] octets = new byte[random.nextInt(40)];
                    random.nextBytes(octets);
                    return new String(octets, ISO_8859_1);
                })
                .limit(100);
        Stream<String> marks = Stream.generate(() -> random.ints(random.nextInt(20), 0, NASTY.length())
                        .collect(StringBuilder::new, (text, at) -> text.append(NASTY.charAt(at)), StringBuilder::append)
                        .toString())
                .limit(100);
        return Stream.concat(bytes, marks);
    }
}
