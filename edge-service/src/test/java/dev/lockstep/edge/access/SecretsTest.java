package dev.lockstep.edge.access;

import static dev.lockstep.edge.access.Accesses.written;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @CsvSource({
        "/a?lockstep-preview-token=s3cret,            /a?lockstep-preview-token=***",
        "/a?b=c&lockstep-preview-token=s3cret&d=e#f,  /a?b=c&lockstep-preview-token=***&d=e#f",
        "/a?b;lockstep-preview-token=s3cret;d,        /a?b;lockstep-preview-token=***;d",
        "/a?Lockstep-Preview-Token=s3cret=,           /a?Lockstep-Preview-Token=***",
        "/a?lockstep%2dpreview-token=s3cret,          /a?lockstep%2dpreview-token=***",
        "/a?%zz&lockstep%2dpreview-token=%s3cret,     /a?%zz&lockstep%2dpreview-token=***",
        "/a?to=/b?lockstep-preview-token=s3cret,      /a?to=/b?lockstep-preview-token=***",
        "/a?to=%2Fb%3Flockstep-preview-token%3Ds3cret, /a?to=***",
        "/a?to=%252Fb%253Flockstep-preview-token%253Ds3cret, /a?to=***",
        "/a?lockstep-explain-token=s3cret,            /a?lockstep-explain-token=***",
        "http://x.test?lockstep-preview-token=s3cret, http://x.test?lockstep-preview-token=***",
    })
    void tokensAreMasked(String sent, String masked) {
        assertThat(Secrets.mask(sent)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a", "", "*", "/a?", "/a?b=c&&d=%41%zz%", "/lockstep-preview-token", "/a?token=$1\\"})
    void allElseStaysAsItWasSent(String sent) {
        assertThat(Secrets.mask(sent)).isEqualTo(sent);
    }

    @ParameterizedTest
    @EnumSource(AccessFormat.class)
    void noLineHoldsOne(AccessFormat format) {
        String url = "/?lockstep-preview-token=s3cret";
        Access access = Accesses.of(
                new RequestLine("GET", url, "HTTP/1.1"), new Fields("shop.test", "", "https://shop.test" + url, ""));

        assertThat(written(format, access))
                .contains("lockstep-preview-token=***")
                .doesNotContain("s3cret");
    }

    @Test
    void neitherDoesOneOfARequestThatCannotBeRead() {
        RequestLine line = RequestLine.of("GET /?lockstep-preview-token=s3cret HTTP/1.1 x");

        assertThat(line.text()).isEqualTo("GET /?lockstep-preview-token=***");
    }
}
