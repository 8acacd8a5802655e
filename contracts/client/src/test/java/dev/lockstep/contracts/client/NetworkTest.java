package dev.lockstep.contracts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,     10.255.255.255, true",
        "10.0.0.0/8,     11.0.0.0,       false",
        "192.0.2.7,      192.0.2.7,      true",
        "192.0.2.7,      192.0.2.8,      false",
        "0.0.0.0/0,      203.0.113.9,    true",
        "0.0.0.0/0,      2001:db8::1,    false",
        "::1,            ::1,            true",
        "2001:db8::/32,  2001:db8:1::1,  true",
        "2001:db8::/32,  2001:db9::1,    false",
    })
    void aNetworkHoldsWhatSharesItsFirstBits(String network, String address, boolean held) {
        assertThat(Network.of(network).holds(InetAddress.ofLiteral(address))).isEqualTo(held);
    }

    @Test
    void anIpv4AddressIsTheSameInsideOfIpv6() {
        assertThat(Network.of("10.0.0.0/8").holds(InetAddress.ofLiteral("::ffff:10.1.2.3")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/8", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.1.2.3/8", "proxy.internal", "10/8", "1"
            })
    void whatNamesNoNetworkIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Network.of(text));
    }
}
