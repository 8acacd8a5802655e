package dev.lockstep.edge.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads are written with {@code |} for CR LF, and {@code ~} for the byte that each test names. */
class HeadReaderTest {
    private static final Limits LIMITS =
            new Limits(64, 4_096, 10, 1_000, Duration.ZERO, Duration.ZERO, 1, Duration.ZERO, 1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1|Host: a.test||",
                "GET /?a=b|c HTTP/1.1|Host: a.test||",
                "GET / HTTP/1.0|Host: a.test||",
                "GET / HTTP/1.1|host:a.test||",
                "GET / HTTP/1.1|HOST: \t a.test \t ||",
                "GET / HTTP/1.1|Host: a.test:8080||",
                "GET / HTTP/1.1|Host: 127.0.0.1:80||",
                "GET / HTTP/1.1|Host: [::1]:8080||",
                "GET / HTTP/1.1|Host: my_site.a.test.||",
                "get / HTTP/1.1|Host: a.test||",
                "M-SEARCH / HTTP/1.1|Host: a.test||",
                "GET / HTTP/1.1|Host: a.test|X:||",
                "GET / HTTP/1.1|Host: a.test|X: a\tb \u00ff||",
                "GET / HTTP/1.1|Host: a.test|Expect: 100-Continue||",
                "OPTIONS * HTTP/1.1|Host: a.test||",
                "GET http://a.test/x HTTP/1.1|Host: a.test||",
                "GET HTTP://A.test HTTP/1.1|Host: a.TEST||",
                "GET http://a.test:80/x HTTP/1.1|Host: a.test||",
                "GET http://a.test?x HTTP/1.1|Host: a.test||",
                "GET / HTTP/1.1|Host: a.test|Content-Lengths: a|Transfer-Encodings: b||",
            })
    void whatHasOneMeaningIsLetIn(String head) {
        assertThat(letIn(head.replace("a=b|c", "a=b%7Cc")).content()).isEqualTo(new Admission.Framing.Length(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            GET /  HTTP/1.1|Host: a.test||^REQUEST_LINE
            GET  / HTTP/1.1|Host: a.test||^TARGET
             GET / HTTP/1.1|Host: a.test||^REQUEST_LINE
            GET /|Host: a.test||^REQUEST_LINE
            GET|Host: a.test||^REQUEST_LINE
            GET /a b HTTP/1.1|Host: a.test||^REQUEST_LINE
            GET / HTTP/1.1 |Host: a.test||^REQUEST_LINE
            GET / http/1.1|Host: a.test||^REQUEST_LINE
            GET / HTTP/1.01|Host: a.test||^REQUEST_LINE
            GET / HTTP/11|Host: a.test||^REQUEST_LINE
            GET / HTTP/2.0|Host: a.test||^VERSION
            GET / HTTP/0.9|Host: a.test||^VERSION
            G{T / HTTP/1.1|Host: a.test||^REQUEST_LINE
            CONNECT a.test:443 HTTP/1.1|Host: a.test||^REQUEST_LINE
            GETTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTT / HTTP/1.1|Host: a.test||^REQUEST_LINE
            GET x HTTP/1.1|Host: a.test||^TARGET
            GET * HTTP/1.1|Host: a.test||^TARGET
            GET /#x HTTP/1.1|Host: a.test||^TARGET
            GET ftp://a.test/ HTTP/1.1|Host: a.test||^TARGET
            GET http:///x HTTP/1.1|Host: a.test||^TARGET
            GET /\u00e9 HTTP/1.1|Host: a.test||^TARGET
            GET http://a.test/ HTTP/1.1|Host: b.test||^HOST
            GET http://a.test:81/ HTTP/1.1|Host: a.test||^HOST
            GET http://x@a.test/ HTTP/1.1|Host: a.test||^HOST
            GET / HTTP/1.1||^HOST
            GET / HTTP/1.0||^HOST
            GET / HTTP/1.1|Host:||^HOST
            GET / HTTP/1.1|Host: a.test|Host: a.test||^HOST
            GET / HTTP/1.1|Host: a.test, b.test||^HOST
            GET / HTTP/1.1|Host: a.test b.test||^HOST
            GET / HTTP/1.1|Host: x@a.test||^HOST
            GET / HTTP/1.1|Host: a.test/x||^HOST
            GET / HTTP/1.1|Host: http://a.test||^HOST
            GET / HTTP/1.1|Host: a.test:||^HOST
            GET / HTTP/1.1|Host: a.test:x||^HOST
            GET / HTTP/1.1|Host: :80||^HOST
            GET / HTTP/1.1|Host: [::1||^HOST
            GET / HTTP/1.1|Host: a%2etest||^HOST
            GET / HTTP/1.1|Host : a.test||^FIELD
            GET / HTTP/1.1|: x|Host: a.test||^FIELD
            GET / HTTP/1.1|X|Host: a.test||^FIELD
            GET / HTTP/1.1|X y: z|Host: a.test||^FIELD
            GET / HTTP/1.1|(x): z|Host: a.test||^FIELD
            GET / HTTP/1.1|\u00e9: z|Host: a.test||^FIELD
            GET / HTTP/1.1| Host: a.test||^FOLDED
            GET / HTTP/1.1|Host: a.test| x||^FOLDED
            GET / HTTP/1.1|Host: a.test|\tx||^FOLDED
            GET / HTTP/1.1|Host: a.test|Expect: gold||^EXPECTATION
            POST / HTTP/1.1|Host: a.test|Content-Length: 1|Content-Length: 1||^LENGTH
            POST / HTTP/1.1|Host: a.test|Content-Length: 1, 1||^LENGTH
            POST / HTTP/1.1|Host: a.test|Content-Length: +1||^LENGTH
            POST / HTTP/1.1|Host: a.test|Content-Length: -1||^LENGTH
            POST / HTTP/1.1|Host: a.test|Content-Length: 0x1||^LENGTH
            POST / HTTP/1.1|Host: a.test|Content-Length: 01||^LENGTH
            POST / HTTP/1.1|Host: a.test|Content-Length: 1 1||^LENGTH
            POST / HTTP/1.1|Host: a.test|Content-Length:||^LENGTH
            POST / HTTP/1.1|Host: a.test|Content-Length: 99999999999999999999||^LENGTH
            POST / HTTP/1.1|Host: a.test|Content_Length: x||^LENGTH
            POST / HTTP/1.1|Host: a.test|Content-Length: 1001||^BODY_TOO_LARGE
            POST / HTTP/1.1|Host: a.test|Transfer-Encoding: identity||^TRANSFER_CODING
            POST / HTTP/1.1|Host: a.test|Transfer-Encoding: gzip, chunked||^TRANSFER_CODING
            POST / HTTP/1.1|Host: a.test|Transfer-Encoding: chunked, chunked||^TRANSFER_CODING
            POST / HTTP/1.1|Host: a.test|Transfer-Encoding: xchunked||^TRANSFER_CODING
            POST / HTTP/1.1|Host: a.test|Transfer-Encoding: "chunked"||^TRANSFER_CODING
            POST / HTTP/1.1|Host: a.test|Transfer-Encoding: chunked;q=1||^TRANSFER_CODING
            POST / HTTP/1.1|Host: a.test|Transfer-Encoding:||^TRANSFER_CODING
            POST / HTTP/1.1|Host: a.test|Transfer_Encoding: x||^TRANSFER_CODING
            POST / HTTP/1.1|Host: a.test|Transfer-Encoding: chunked|Transfer-Encoding: chunked||^TRANSFER_CODING
            POST / HTTP/1.1|Host: a.test|Transfer-Encoding: chunked|Content-Length: 1||^FRAMING
            POST / HTTP/1.1|Host: a.test|Content-Length: 1|Transfer-Encoding: chunked||^FRAMING
            POST / HTTP/1.1|Host: a.test|Transfer-Encoding: chunked|Content_Length: 1||^FRAMING
            POST / HTTP/1.0|Host: a.test|Transfer-Encoding: chunked||^FRAMING
            """)
    void whatMayBeReadInTwoWaysIsRefused(String head, Refusal why) {
        assertThat(read(head)).isEqualTo(new Admission.Refused(why));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x01, 0x08, 0x0b, 0x0c, 0x1b, 0x1f, 0x7f})
    void controlsAreRefusedWhereverTheyStand(int control) {
        String octet = Character.toString(control);

        assertThat(read("GET /" + octet + " HTTP/1.1|Host: a.test||")).isEqualTo(new Admission.Refused(Refusal.TARGET));
        assertThat(read("GET / HTTP/1.1|X: a" + octet + "|Host: a.test||"))
                .isEqualTo(new Admission.Refused(Refusal.FIELD));
        assertThat(read("GET / HTTP/1.1|X" + octet + ": a|Host: a.test||"))
                .isEqualTo(new Admission.Refused(Refusal.FIELD));
    }

    @Test
    void thereAreLimits() {
        assertThat(read("GET /" + "x".repeat(64) + " HTTP/1.1|Host: a.test||"))
                .isEqualTo(new Admission.Refused(Refusal.TARGET_TOO_LONG));
        assertThat(read("GET / HTTP/1.1|Host: a.test|" + "X: y|".repeat(9) + "|"))
                .isInstanceOf(Admission.Let.class);
        assertThat(read("GET / HTTP/1.1|Host: a.test|" + "X: y|".repeat(10) + "|"))
                .isEqualTo(new Admission.Refused(Refusal.TOO_MANY_FIELDS));
    }

    @Test
    void theContentsEndIsToldInOneWay() {
        assertThat(letIn("POST / HTTP/1.1|Host: a.test|content-length: 1000||").content())
                .isEqualTo(new Admission.Framing.Length(1_000));
        assertThat(letIn("POST / HTTP/1.1|Host: a.test|transfer-encoding: Chunked||")
                        .content())
                .isEqualTo(new Admission.Framing.Chunked());
    }

    @Test
    void whatWasReadCanBeAskedFor() {
        ReadHead head = letIn("GET /x?y HTTP/1.1|HOST: a.test|accept:a|Accept: \t b |cookie: c=1|Cookie: d=2|Empty:||")
                .head();

        assertThat(head.method()).isEqualTo("GET");
        assertThat(head.target()).isEqualTo("/x?y");
        assertThat(head.field("host")).isEqualTo("a.test");
        assertThat(head.field("accept")).isEqualTo("a, b");
        assertThat(head.field("cookie")).isEqualTo("c=1; d=2");
        assertThat(head.field("empty")).isEmpty();
        assertThat(head.field("accep")).isEmpty();
    }

    @Test
    void howeverManyFieldsThereAreEachCanBeAskedFor() {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            fields.append("f").append(i).append(": ").append(i).append('|');
        }

        ReadHead head = letIn(
                        new Limits(64, 5_000, 50, 1, Duration.ZERO, Duration.ZERO, 1, Duration.ZERO, 1),
                        "GET / HTTP/1.1|Host: a.test|" + fields + "|")
                .head();

        for (int i = 0; i < 40; i++) {
            assertThat(head.field("f" + i)).isEqualTo(Integer.toString(i));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', textBlock = """
            GET / HTTP/1.1|Host: a.test||                                              ^ true
            GET / HTTP/1.1|Host: a.test|Connection: Keep-Alive||                       ^ true
            GET / HTTP/1.1|Host: a.test|Connection: close||                            ^ false
            GET / HTTP/1.1|Host: a.test|Connection: keep-alive|Connection: close||     ^ false
            GET / HTTP/1.0|Host: a.test|Connection: keep-alive||                       ^ false
            """)
    void itIsKnownWhetherOthersMayFollow(String head, boolean persists) {
        assertThat(letIn(head).head().persists()).isEqualTo(persists);
    }

    private static Admission.Let letIn(String head) {
        return letIn(LIMITS, head);
    }

    private static Admission.Let letIn(Limits limits, String head) {
        byte[] octets = octets(head);
        return (Admission.Let) HeadReader.read(limits, octets, octets.length);
    }

    private static Admission read(String head) {
        byte[] octets = octets(head);
        return HeadReader.read(LIMITS, octets, octets.length);
    }

    private static byte[] octets(String head) {
        return head.replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
