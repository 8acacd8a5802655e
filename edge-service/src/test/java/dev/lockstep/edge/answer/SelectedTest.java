package dev.lockstep.edge.answer;

import static dev.lockstep.edge.Facts.digest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.manifest.CanonicalPath;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectedTest {
    private static final String ETAG = "\"d1-0a,b\"";
    private static final String NOON = "Sun, 01 Mar 2026 12:00:00 GMT";
    private static final Blob BLOB = new Blob(digest("x"), 100);
    private static final Reply FILE = reply(200);
    private static final Reply DATED = FILE.with("last-modified", NOON);

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "\"other\",W/%s", "*", " * "})
    void whoHasItAlreadyIsToldSo(String ifNoneMatch) {
        Reply held = select(FILE, "if-none-match", ifNoneMatch.formatted(ETAG));

        assertThat(held.status()).isEqualTo(304);
        assertThat(held.content()).isEqualTo(new Reply.Content.None());
        assertThat(held.headers())
                .containsEntry("etag", ETAG)
                .containsEntry("vary", "accept-language")
                .containsEntry("cache-control", "public")
                .doesNotContainKeys("content-type", "content-language");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"d1-0a\"", "\"d1-0a,b", "d1-0a,b", "\"\"", "nothing", "\"x%s"})
    void whoHasSomethingElseGetsIt(String ifNoneMatch) {
        assertThat(select(FILE, "if-none-match", ifNoneMatch.formatted(ETAG))).isEqualTo(FILE);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
            '%s', 200
            '*', 200
            '"other", %s', 200
            'W/%s', 412
            '"other"', 412
            """)
    void whoExpectsSomethingElseIsToldSo(String ifMatch, int status) {
        assertThat(select(FILE, "if-match", ifMatch.formatted(ETAG)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            if-modified-since;   Sun, 01 Mar 2026 12:00:00 GMT; 304
            if-modified-since;   Sun, 01 Mar 2026 12:00:01 GMT; 304
            if-modified-since;   Sun, 01 Mar 2026 11:59:59 GMT; 200
            if-modified-since;   yesterday;                     200
            if-unmodified-since; Sun, 01 Mar 2026 12:00:00 GMT; 200
            if-unmodified-since; Sun, 01 Mar 2026 11:59:59 GMT; 412
            if-unmodified-since; yesterday;                     200
            """)
    void datesCountWhereThereIsOne(String condition, String date, int status) {
        assertThat(select(DATED, condition, date).status()).isEqualTo(status);
        assertThat(select(FILE, condition, date).status()).isEqualTo(200);
    }

    @Test
    void tagsStandBeforeDates() {
        Map<String, String> fields = Map.of("if-none-match", "\"other\"", "if-modified-since", NOON);
        assertThat(select(DATED, fields).status()).isEqualTo(200);

        Map<String, String> expecting = Map.of("if-match", "\"other\"", "if-none-match", ETAG);
        assertThat(select(DATED, expecting).status()).isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 301, 503})
    void whatIsNotThereHasNoConditions(int status) {
        assertThat(select(reply(status), "if-none-match", "*")).isEqualTo(reply(status));
        assertThat(select(reply(status), "range", "bytes=0-1")).isEqualTo(reply(status));
    }

    @Test
    void aPartSaysWhichItIs() {
        Reply part = select(FILE, "range", "bytes=10-19");

        assertThat(part.status()).isEqualTo(206);
        assertThat(part.content()).isEqualTo(new Reply.Content.Part(BLOB, new ByteRange(10, 10)));
        assertThat(part.headers())
                .containsEntry("content-range", "bytes 10-19/100")
                .containsEntry("content-type", "text/css")
                .containsEntry("etag", ETAG);
    }

    @Test
    void whatIsBeyondTheEndIsToldWhereThatIs() {
        Reply beyond = select(FILE, "range", "bytes=100-");

        assertThat(beyond.status()).isEqualTo(416);
        assertThat(beyond.headers())
                .containsEntry("content-range", "bytes */100")
                .doesNotContainKey("etag");
    }

    @Test
    void severalPartsAreToldApart() {
        Reply parts = select(FILE, "range", "bytes=0-1,10-19");

        Reply.Content.Parts content = (Reply.Content.Parts) parts.content();
        String boundary = "lockstep-" + BLOB.digest().hex().substring(0, 48);
        assertThat(parts.status()).isEqualTo(206);
        assertThat(parts.headers())
                .containsEntry("content-type", "multipart/byteranges; boundary=" + boundary)
                .doesNotContainKey("content-range");
        assertThat(content.pieces().getLast().before())
                .isEqualTo(
                        "\r\n--" + boundary + "\r\nContent-Type: text/css\r\nContent-Range: bytes 10-19/100\r\n\r\n");
        assertThat(content.end()).isEqualTo("\r\n--" + boundary + "--\r\n");
        assertThat(content.length())
                .isEqualTo(2L * content.pieces().getLast().before().length()
                        - 2
                        + content.end().length()
                        + 12);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
            '%s', 206
            'W/%s', 200
            '"other"', 200
            'Sun, 01 Mar 2026 12:00:00 GMT', 200
            """)
    void aPartOfWhatWasThereBeforeIsNotPutTogetherWithThis(String ifRange, int status) {
        Map<String, String> fields = Map.of("range", "bytes=0-9", "if-range", ifRange.formatted(ETAG));

        assertThat(select(DATED, fields).status()).isEqualTo(status);
    }

    @Test
    void aConditionStandsBeforeARange() {
        assertThat(select(FILE, Map.of("if-none-match", ETAG, "range", "bytes=0-9"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void whoWantsNoContentWantsNoPartOfIt() {
        Reply head = Selected.of(FILE, head(Map.of("range", "bytes=0-9")), false);

        assertThat(head).isEqualTo(FILE);
    }

    private static Reply select(Reply reply, String name, String value) {
        return select(reply, Map.of(name, value));
    }

    private static Reply select(Reply reply, Map<String, String> fields) {
        return Selected.of(reply, head(fields), true);
    }

    private static RequestHead head(Map<String, String> fields) {
        return new RequestHead(new CanonicalPath("/a.css"), Map.of(), name -> fields.getOrDefault(name, ""));
    }

    private static Reply reply(int status) {
        Map<String, String> headers = Map.of(
                "etag", ETAG,
                "cache-control", "public",
                "vary", "accept-language",
                "content-type", "text/css",
                "content-language", "en");
        return new Reply(status, new TreeMap<>(headers), new Reply.Content.Stored(BLOB));
    }
}
