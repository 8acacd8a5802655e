package dev.lockstep.edge.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentitiesTest {

    private static Identities identities = Identities.NONE;

    @BeforeAll
    static void issue() throws GeneralSecurityException {
        identities = new Identities(List.of(
                Issued.forHosts("EC", "other.test").pem().identity("other"),
                Issued.forHosts("EC", "*.lockstep.test", "lockstep.test").pem().identity("wildcard"),
                Issued.forHosts("EC", "shop.lockstep.test").pem().identity("shop"),
                Issued.forHosts("RSA", "shop.lockstep.test").pem().identity("shop-rsa"),
                Issued.forHosts("EC", "fallback.test").pem().identity("default/tls")));
    }

    @ParameterizedTest
    @CsvSource({
        "other.test,              other",
        "lockstep.test,           wildcard",
        "blog.lockstep.test,      wildcard",
        "BLOG.lockstep.TEST,      wildcard",
        "shop.lockstep.test,      shop",
        "a.blog.lockstep.test,    default/tls",
        "nobody.test,             default/tls",
        "localhost,               default/tls",
        "'',                      default/tls",
    })
    void aHostIsShownItsOwnCertificate(String host, String name) {
        assertThat(identities.find(host, "EC").map(Identity::name)).isEqualTo(Optional.of(name));
    }

    @Test
    void ofTheKindsOfKeysThatAHostHasTheVisitorChooses() {
        assertThat(identities.find("shop.lockstep.test", "RSA").map(Identity::name))
                .isEqualTo(Optional.of("shop-rsa"));
        assertThat(identities.find("other.test", "RSA")).isEmpty();
    }
}
