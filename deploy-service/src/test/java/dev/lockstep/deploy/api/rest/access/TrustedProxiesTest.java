package dev.lockstep.deploy.api.rest.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    private static final String FORWARDING = "quarkus.http.proxy.proxy-address-forwarding";
    private static final String TRUSTED = "quarkus.http.proxy.trusted-proxies";

    @Test
    void whoeverBelievesHasToSayWhom() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new TrustedProxies(settings(Map.of(FORWARDING, "true"))))
                .withMessageContaining(TRUSTED);
    }

    /** Quarkus would ask a name server for each request, and anybody there could say who is trusted. */
    @ParameterizedTest
    @ValueSource(strings = {"gateway.internal", "10.0.0.1:8080", "10.0.0.0/8,gateway"})
    void aProxyIsTrustedByItsAddressAlone(String trusted) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new TrustedProxies(settings(Map.of(FORWARDING, "true", TRUSTED, trusted))))
                .withMessageContaining("such as 10.0.0.0/8");
    }

    @Test
    void networksMayBeTrusted() {
        assertThatCode(() -> new TrustedProxies(settings(Map.of(FORWARDING, "true", TRUSTED, "10.0.0.0/8,::1"))))
                .doesNotThrowAnyException();
        assertThatCode(() -> new TrustedProxies(settings(Map.of()))).doesNotThrowAnyException();
    }

    private static Config settings(Map<String, String> values) {
        return new SmallRyeConfigBuilder().withDefaultValues(values).build();
    }
}
