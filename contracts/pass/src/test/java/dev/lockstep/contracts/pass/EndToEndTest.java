package dev.lockstep.contracts.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndToEndTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connection",
                "keep-alive",
                "te",
                "trailer",
                "transfer-encoding",
                "upgrade",
                "proxy-authorization",
                "proxy-connection",
                "expect",
                "lockstep-deploy",
                "lockstep-epoch",
                "lockstep-explain-token"
            })
    void whatIsOfTheConnectionOrOfLockstepStaysBehind(String name) {
        HeaderFields sent = HeaderFields.NONE.with(name, "x").with("accept", "*/*");

        assertThat(EndToEnd.ofRequest(sent)).isEqualTo(HeaderFields.NONE.with("accept", "*/*"));
        assertThat(EndToEnd.ofResponse(sent)).isEqualTo(HeaderFields.NONE.with("accept", "*/*"));
    }

    @Test
    void whatTheConnectionNamesStaysBehind() {
        HeaderFields sent = HeaderFields.NONE
                .with("connection", "close, X-Secret")
                .plus("connection", "x-more")
                .with("x-secret", "1")
                .with("x-more", "2")
                .with("x-kept", "3");

        assertThat(EndToEnd.ofRequest(sent).lines()).isEqualTo(Map.of("x-kept", List.of("3")));
    }

    @Test
    void cookiesGoThrough() {
        HeaderFields asked = HeaderFields.NONE.with("cookie", "id=7").with("authorization", "Bearer x");
        HeaderFields answered = HeaderFields.NONE.with("set-cookie", "a=1").plus("set-cookie", "b=2");

        assertThat(EndToEnd.ofRequest(asked)).isEqualTo(asked);
        assertThat(EndToEnd.ofResponse(answered)).isEqualTo(answered);
    }

    @Test
    void whereARequestGoesAndHowLongItIsIsSaidAnew() {
        HeaderFields sent = HeaderFields.NONE.with("host", "shop.test").with("content-length", "3");

        assertThat(EndToEnd.ofRequest(sent)).isEqualTo(HeaderFields.NONE);
    }

    @Test
    void aResponseHasOneLengthOrNone() {
        HeaderFields sized = HeaderFields.NONE.with("content-length", "3");

        assertThat(EndToEnd.ofResponse(sized)).isEqualTo(sized);
        assertThat(EndToEnd.ofResponse(sized.with("transfer-encoding", "chunked")))
                .isEqualTo(HeaderFields.NONE);
    }

    @Test
    void linesAreJoinedByWhatPartsThem() {
        HeaderFields sent = new HeaderFields(
                new TreeMap<>(Map.of("cookie", List.of("a=1", "b=2"), "accept", List.of("text/html", "*/*"))));

        assertThat(sent.joined("cookie")).isEqualTo("a=1; b=2");
        assertThat(sent.joined("accept")).isEqualTo("text/html, */*");
        assertThat(sent.joined("host")).isEmpty();
    }

    @Test
    void linesOfOneNameStayApartWhateverTheirCase() {
        assertThat(HeaderFields.of(List.of(Map.entry("Set-Cookie", "a=1"), Map.entry("set-cookie", "b=2"))))
                .isEqualTo(HeaderFields.NONE.with("set-cookie", "a=1").plus("set-cookie", "b=2"));
    }

    @ParameterizedTest
    @CsvSource({"GET, 200, true", "POST, 404, true", "HEAD, 200, false", "GET, 204, false", "GET, 304, false"})
    void someAnswersHaveNoBody(String method, int status, boolean may) {
        assertThat(EndToEnd.mayHaveBody(method, status)).isEqualTo(may);
    }
}
