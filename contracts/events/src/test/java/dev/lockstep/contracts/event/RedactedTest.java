package dev.lockstep.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "the data at https://api.test/p/7?key=s3cret did not answer | the data at https://api.test/p/7?key=*** did not answer",
                "https://api.test/?page=2&key=s3cret&q= | https://api.test/?page=***&key=***&q=",
                "https://api.test/?s3cret | https://api.test/?***",
                "https://api.test/?a=s3cret?b=s3cret | https://api.test/?a=***",
                "https://api.test/?a=s3cret;s3cret | https://api.test/?a=***;***",
                "https://api.test/p;key=s3cret/x?a=b | https://api.test/p;key=***",
                "https://api.test/#token=s3cret | https://api.test/#token=***",
                "https://me:s3cret@api.test/p | https://api.test/p",
                "https://s3cret@api.test | https://api.test",
                "https://me:s3@cret@api.test/a@b | https://api.test/a@b",
                "'https://api.test/?key=s3cret' still holds | 'https://api.test/?key=***' still holds",
                "(see https://api.test/?key=s3cret). | (see https://api.test/?key=***).",
                "\"https://api.test/?key=s3cret\": no address | \"https://api.test/?key=***\": no address",
                "http://a.test/?k=s3cret, then http://b.test/?k=s3cret | http://a.test/?k=***, then http://b.test/?k=***",
                "https://api.test/?to=https://me:s3cret@b.test | https://api.test/?to=***",
                "https://api.test/https://me:s3cret@b.test | https://api.test/https://b.test",
                "jdbc:postgresql://db:5432/x?user=me&password=s3cret | jdbc:postgresql://db:5432/x?user=***&password=***",
                "HTTPS://API.TEST/?KEY=s3cret | HTTPS://API.TEST/?KEY=***",
            })
    void anAddressIsShownWithoutWhatMayOpenIt(String text, String shown) {
        assertThat(Redacted.text(text)).isEqualTo(shown);
        assertThat(Redacted.text(shown)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "there is no token 'lst_0af9', there is no token 'lst_***'",
        "/lst_0af9/x?y=lst_AF09&z, /lst_***/x?y=lst_***&z",
        "/a?b=lst%5f0af9, /a?b=lst%5f***",
        "/a?to=%2Fb%3Flst%255F0af9%26c, /a?to=%2Fb%3Flst%255F***%26c",
    })
    void aTokenOfThePlatformIsNotShownWhereverItStands(String text, String shown) {
        assertThat(Redacted.text(text)).isEqualTo(shown);
        assertThat(Redacted.tokens(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "is it so? a=b",
                "://",
                "https://",
                "https://?",
                "for example https://catalogue.example/products/:id",
                "'http://[::1]:80/a b' is not an address: what?a=b",
                "lst_, lst, the last_one",
                "$1 \\ http://a.test/$1\\",
            })
    void allElseStaysAsItIs(String text) {
        assertThat(Redacted.text(text)).isEqualTo(text);
    }

    @Test
    void noProblemTellsMoreWhoeverMadeIt() {
        Problem problem =
                new Problem("page.html", 3, "http://a.test/?key=s3cret is down", "ask http://me:s3cret@b.test");

        assertThat(problem.text()).isEqualTo("page.html:3: http://a.test/?key=*** is down (ask http://b.test)");
    }

    @Test
    void whyARequestGoesToAnotherServerIsToldWithoutItsKeys() {
        assertThat(new PageDecision.Proxied("/api/* https://api.test/:splat?key=s3cret 200").why())
                .isEqualTo(
                        "the redirect '/api/* https://api.test/:splat?key=*** 200' shows what another server answers");
    }
}
