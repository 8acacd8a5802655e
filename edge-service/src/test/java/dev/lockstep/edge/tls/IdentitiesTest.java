package dev.lockstep.edge.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
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

    @Test
    void theOneThatEndsFirstIsTold() throws GeneralSecurityException {
        Issued soon = Issued.forDays(3, "EC", "soon.test");

        Identities all = new Identities(List.of(
                Issued.forHosts("EC", "later.test").pem().identity("a"),
                soon.pem().identity("b"),
                Issued.forHosts("EC", "latest.test").pem().identity("c")));

        assertThat(all.firstEnd()).hasValue(end(soon));
        assertThat(Identities.NONE.firstEnd()).isEmpty();
    }

    @Test
    void whoVouchesForOneMayEndBeforeIt() throws GeneralSecurityException {
        Issued own = Issued.forHosts("EC", "shop.test");
        Issued above = Issued.forDays(3, "EC", "authority.test");

        Pem chain =
                new Pem(own.certificatePem() + above.certificatePem(), own.pem().key());

        assertThat(new Identities(List.of(chain.identity("shop"))).firstEnd()).hasValue(end(above));
    }

    private static Instant end(Issued issued) {
        return ((X509Certificate) issued.certificate()).getNotAfter().toInstant();
    }
}
