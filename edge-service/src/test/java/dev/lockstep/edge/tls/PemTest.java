package dev.lockstep.edge.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PemTest {

    @ParameterizedTest
    @CsvSource({"RSA, RSA PRIVATE KEY", "EC, EC PRIVATE KEY"})
    void keysOfTheOlderFormsAreTheSameKeys(String algorithm, String block) throws GeneralSecurityException {
        Issued issued = Issued.forHosts(algorithm, "shop.test");
        Pem older = new Pem(
                issued.certificatePem(),
                Issued.block(block, innermost(issued.key().getEncoded())));

        assertThat(older.identity("tls").key().getEncoded())
                .isEqualTo(issued.key().getEncoded());
        assertThat(older.identity("tls")).isEqualTo(issued.pem().identity("tls"));
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() {
        Issued one = Issued.forHosts("EC", "a.test");
        Issued other = Issued.forHosts("EC", "a.test");

        assertThatThrownBy(() -> new Pem(one.certificatePem(), other.pem().key()).identity("tls"))
                .hasMessage("the key is not that of the certificate");
    }

    @Test
    void whatCannotBeReadSaysWhy() {
        Issued issued = Issued.forHosts("EC", "a.test");

        assertThatThrownBy(() -> new Pem("", issued.pem().key()).identity("tls"))
                .hasMessage("there is no certificate in it");
        assertThatThrownBy(() ->
                        new Pem(issued.certificatePem(), "-----BEGIN ENCRYPTED PRIVATE KEY-----\n").identity("tls"))
                .hasMessage("there is no private key in it that is not encrypted");
        assertThatThrownBy(() -> new Pem(issued.certificatePem(), Issued.block("EC PRIVATE KEY", new byte[] {1}))
                        .identity("tls"))
                .isInstanceOf(GeneralSecurityException.class);
    }

    /** What a PKCS #8 key wraps: the octets after version and algorithm. */
    private static byte[] innermost(byte[] pkcs8) {
        ByteBuffer left = ByteBuffer.wrap(pkcs8);
        length(left);
        skip(left);
        skip(left);
        byte[] inner = new byte[length(left)];
        left.get(inner);
        return inner;
    }

    private static void skip(ByteBuffer left) {
        int length = length(left);
        left.position(left.position() + length);
    }

    private static int length(ByteBuffer left) {
        left.get();
        int first = left.get();
        return switch (first & 0xFF) {
            case 0x81 -> left.get() & 0xFF;
            case 0x82 -> left.getShort();
            default -> first;
        };
    }
}
