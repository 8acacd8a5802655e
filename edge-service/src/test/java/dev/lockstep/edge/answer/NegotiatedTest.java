package dev.lockstep.edge.answer;

import static dev.lockstep.edge.Facts.digest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.ContentCoding;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiatedTest {

    private static final Set<ContentCoding> ALL = EnumSet.allOf(ContentCoding.class);
    private static final String ETAG = "\"d1-0a\"";
    private static final Blob PLAIN = new Blob(digest("plain"), 2000);
    private static final Blob BROTLI = new Blob(digest("br"), 500);
    private static final Blob GZIP = new Blob(digest("gzip"), 600);
    private static final Reply FILE = new Reply(
            200,
            new TreeMap<>(Map.of("etag", ETAG, "content-type", "text/css")),
            new Reply.Content.Stored(PLAIN, new TreeMap<>(Map.of(ContentCoding.BR, BROTLI, ContentCoding.GZIP, GZIP))));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gzip, deflate, br, zstd       | BR
            gzip, deflate                 | GZIP
            x-gzip                        | GZIP
            zstd, gzip                    | ZSTD
            GZip                          | GZIP
            gzip;q=1.0, br;q=0.5          | GZIP
            br ; q=0.3 , zstd ;q=0.8      | ZSTD
            *                             | BR
            *, br;q=0                     | ZSTD
            *;q=0.1, gzip                 | GZIP
            identity;q=0, gzip;q=0.001    | GZIP
            identity, gzip                | GZIP
            identity, gzip;q=0.5          |
            identity;q=0.5, br;q=0.5      | BR
            gzip;q=0                      |
            identity                      |
            identity;q=0                  |
            *;q=0                         |
            deflate, compress             |
            ,, gzip ,,                    | GZIP
            ','                           |
            gzip;q=2                      |
            gzip;q=-1                     |
            gzip;q=0.1234                 |
            gzip;level=9                  |
            gzip br                       |
            br;q                          |
            """)
    void theCodingThatIsWantedMostIsChosen(String header, @Nullable ContentCoding chosen) {
        assertThat(AcceptedCodings.choose(header, ALL).orElse(null)).isEqualTo(chosen);
    }

    @Test
    void whoSaysNothingGetsBytesAsTheyAre() {
        assertThat(AcceptedCodings.choose("", ALL)).isEmpty();
    }

    @Test
    void onlyWhatIsThereIsChosen() {
        assertThat(AcceptedCodings.choose("br;q=1, gzip;q=0.5", EnumSet.of(ContentCoding.GZIP)))
                .contains(ContentCoding.GZIP);
    }

    @Test
    void aFormHasItsOwnTagAndSaysWhatItIs() {
        Reply encoded = Negotiated.of(FILE, asking(Map.of("accept-encoding", "br")));

        assertThat(encoded.content()).isEqualTo(new Reply.Content.Stored(BROTLI));
        assertThat(encoded.headers())
                .containsEntry("content-encoding", "br")
                .containsEntry("vary", "accept-encoding")
                .containsEntry("etag", "\"d1-0a-br-" + BROTLI.digest().hex().substring(0, 24) + "\"");
    }

    @Test
    void cachesAreToldOfOtherFormsByTheOneThatIsAsItIs() {
        Reply plain = Negotiated.of(FILE, asking(Map.of()));

        assertThat(plain.content()).isEqualTo(new Reply.Content.Stored(PLAIN));
        assertThat(plain.headers())
                .containsEntry("vary", "accept-encoding")
                .containsEntry("etag", ETAG)
                .doesNotContainKey("content-encoding");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            accept-language         | accept-language, accept-encoding
            Accept-Encoding, cookie | Accept-Encoding, cookie
            *                       | *
            """)
    void whatElseItVariesByStays(String before, String after) {
        Reply reply = Negotiated.of(FILE.with("vary", before), asking(Map.of("accept-encoding", "gzip")));

        assertThat(reply.headers()).containsEntry("vary", after);
    }

    @Test
    void theTagOfOneFormIsNotThatOfAnother() {
        String brotli = Negotiated.of(FILE, asking(Map.of("accept-encoding", "br")))
                .headers()
                .get("etag");

        assertThat(select(Map.of("if-none-match", brotli)).status()).isEqualTo(200);
        Reply held = select(Map.of("if-none-match", brotli, "accept-encoding", "br"));
        assertThat(held.status()).isEqualTo(304);
        assertThat(held.headers()).containsEntry("vary", "accept-encoding").containsEntry("etag", brotli);
    }

    @Test
    void aRangeIsOfTheFormAndSeveralAreOfWhatIsAsItIs() {
        Reply one = select(Map.of("accept-encoding", "gzip", "range", "bytes=0-9"));
        Reply several = select(Map.of("accept-encoding", "gzip", "range", "bytes=0-9,1000-1009"));

        assertThat(one.headers())
                .containsEntry("content-range", "bytes 0-9/600")
                .containsEntry("content-encoding", "gzip");
        assertThat(several.status()).isEqualTo(206);
        assertThat(several.headers()).containsEntry("etag", ETAG).doesNotContainKey("content-encoding");
    }

    @Test
    void whatHasNoOtherFormIsLeftAlone() {
        Reply only = new Reply(200, FILE.headers(), new Reply.Content.Stored(PLAIN));
        Reply encodedByItself = FILE.with("content-encoding", "gzip");

        assertThat(Negotiated.of(only, asking(Map.of("accept-encoding", "br")))).isEqualTo(only);
        assertThat(Negotiated.of(encodedByItself, asking(Map.of("accept-encoding", "br"))))
                .isEqualTo(encodedByItself);
    }

    private static Reply select(Map<String, String> headers) {
        RequestHead head = asking(headers);
        return Selected.of(Negotiated.of(FILE, head), head, true);
    }

    private static RequestHead asking(Map<String, String> headers) {
        return new RequestHead(new CanonicalPath("/app.css"), Map.of(), name -> headers.getOrDefault(name, ""));
    }
}
