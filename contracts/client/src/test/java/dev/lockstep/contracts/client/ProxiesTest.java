package dev.lockstep.contracts.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

    private static final String PROXY = "10.0.0.1";
    private static final String VISITOR = "203.0.113.9";

    @Test
    void whoIsNoTrustedProxySpeaksOfThemselves() {
        Client client = xForwarded(VISITOR, "192.0.2.1", "https");

        assertThat(client).isEqualTo(new Client(VISITOR, false, false));
    }

    @Test
    void aTrustedProxyIsBelieved() {
        Client client = xForwarded(PROXY, VISITOR, "https");

        assertThat(client).isEqualTo(new Client(VISITOR, true, true));
    }

    @ParameterizedTest
    @CsvSource({
        "'192.0.2.66, 203.0.113.9',            203.0.113.9",
        "'192.0.2.66, 203.0.113.9, 10.0.0.2',  203.0.113.9",
        "'10.0.0.9, 203.0.113.9',              203.0.113.9",
        "'203.0.113.9, unknown',               10.0.0.1",
        "'203.0.113.9, _hidden, 10.0.0.2',     10.0.0.2",
        "'203.0.113.9:4711',                   203.0.113.9",
        "'[2001:db8::7]:4711',                 2001:db8:0:0:0:0:0:7",
        "'2001:db8::7',                        2001:db8:0:0:0:0:0:7",
        "'10.0.0.3, 10.0.0.2',                 10.0.0.3",
        "'203.0.113.999',                      10.0.0.1",
        "'localhost',                          10.0.0.1",
        "'',                                   10.0.0.1",
    })
    void theVisitorIsTheLastOfWhomAProxyIsNotTrusted(String forwardedFor, String address) {
        assertThat(xForwarded(PROXY, forwardedFor, "").address()).isEqualTo(address);
    }

    @Test
    void theSchemeIsThatOfTheSameStep() {
        assertThat(xForwarded(PROXY, "192.0.2.66, " + VISITOR + ", 10.0.0.2", "https, http, https")
                        .scheme())
                .isEqualTo("http");
        assertThat(xForwarded(PROXY, "192.0.2.66, " + VISITOR, "http, https, https")
                        .scheme())
                .isEqualTo("https");
        assertThat(xForwarded(PROXY, "", "https").scheme()).isEqualTo("https");
    }

    @Test
    void forwardedIsReadFromTheRight() {
        String field = "for=192.0.2.66;proto=http, For=\"[2001:db8::7]:4711\";Proto=HTTPS;by=10.0.0.2, for=10.0.0.2";

        assertThat(forwarded(field)).isEqualTo(new Client("2001:db8:0:0:0:0:0:7", true, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for=203.0.113.9 for=192.0.2.1",
                "for=\"203.0.113.9",
                "=203.0.113.9",
                "for",
                "for==1",
                "for=203.0.113.9;;"
            })
    void whatIsNotForwardedSaysNothing(String field) {
        assertThat(forwarded(field)).isEqualTo(new Client(PROXY, false, true));
    }

    @Test
    void aVisitorCannotSpeakInTheFieldThatProxiesDoNotWrite() {
        Proxies proxies = new Proxies(List.of(Network.of("10.0.0.0/8")), ProxyHeader.X_FORWARDED);
        Map<String, String> sent = Map.of("forwarded", "for=192.0.2.66", "x-forwarded-for", VISITOR);

        assertThat(proxies.client(PROXY, false, name -> sent.getOrDefault(name, ""))
                        .address())
                .isEqualTo(VISITOR);
    }

    @Test
    void aLongListIsReadInOneGo() {
        String all =
                String.join(", ", Stream.generate(() -> "10.0.0.2").limit(3_000).toList());

        assertThat(xForwarded(PROXY, "192.0.2.66, " + all, "").address()).isEqualTo("192.0.2.66");
        assertThat(forwarded("for=\"" + "\\\"".repeat(15_000)).address()).isEqualTo(PROXY);
    }

    private static Client xForwarded(String peer, String addresses, String schemes) {
        Proxies proxies = new Proxies(List.of(Network.of("10.0.0.0/8")), ProxyHeader.X_FORWARDED);
        Map<String, String> sent = Map.of("x-forwarded-for", addresses, "x-forwarded-proto", schemes);
        return proxies.client(peer, false, name -> sent.getOrDefault(name, ""));
    }

    private static Client forwarded(String field) {
        Proxies proxies = new Proxies(List.of(Network.of("10.0.0.0/8")), ProxyHeader.FORWARDED);
        return proxies.client(PROXY, false, name -> name.equals("forwarded") ? field : "");
    }
}
