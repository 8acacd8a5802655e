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
        "/a?token=s3cret&page=2,                      /a?token=***&page=2",
        "/a?page=2&Access_Token=s3cret,               /a?page=2&Access_Token=***",
        "/a?userToken=s3cret&id_token=s3cret,       /a?userToken=***&id_token=***",
        "/a?api_key=s3cret&api-key=s3cret&apikey=s3cret, /a?api_key=***&api-key=***&apikey=***",
        "/a?key=s3cret&password=s3cret&pwd=s3cret,    /a?key=***&password=***&pwd=***",
        "/a?user[password]=s3cret,                    /a?user[password]=***",
        "/a?client_secret=s3cret&sig=s3cret&jwt=s3cret, /a?client_secret=***&sig=***&jwt=***",
        "/a?X-Amz-Date=1&X-Amz-Signature=s3cret,      /a?X-Amz-Date=1&X-Amz-Signature=***",
        "/a?x-amz-credential=s3cret&X-Amz-Security-Token=s3cret, /a?x-amz-credential=***&X-Amz-Security-Token=***",
        "/a?to=%2Fb%3Ftoken%3Ds3cret,                 /a?to=***",
        "/a?%252574oken=s3cret,                       /a?%252574oken=***",
    })
    void tokensAreMasked(String sent, String masked) {
        assertThat(Secrets.mask(sent)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a",
                "",
                "*",
                "/a?",
                "/a?b=c&&d=%41%zz%",
                "/lockstep-preview-token",
                "/a?b=$1\\",
                "/a?token=&key",
                "/a?monkey=1&tokens=2&keyword=3&design=4&passage=5&signed=6&author=7",
                "/token=a"
            })
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

    @ParameterizedTest
    @EnumSource(AccessFormat.class)
    void noLineHoldsATokenWhereverItWasSent(AccessFormat format) {
        String token = "lst_" + "0af9".repeat(16);
        Fields fields = new Fields(token + ".test", token, "https://shop.test/" + token, "curl/" + token);
        StringBuilder lines = new StringBuilder("lst_before ");

        format.append(lines, Accesses.of(new RequestLine("GET", "/" + token + "?q=" + token, "HTTP/1.1"), fields));

        assertThat(lines.toString())
                .startsWith("lst_before ")
                .contains("/lst_***?q=lst_***")
                .doesNotContain("0af9");
    }

    @Test
    void neitherDoesOneOfARequestThatCannotBeRead() {
        RequestLine line = RequestLine.of("GET /?lockstep-preview-token=s3cret HTTP/1.1 x");

        assertThat(line.text()).isEqualTo("GET /?lockstep-preview-token=***");
    }
}
