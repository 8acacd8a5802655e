package dev.lockstep.edge.vertx.listen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.client.Client;
import dev.lockstep.edge.access.Access;
import dev.lockstep.edge.access.Fields;
import dev.lockstep.edge.access.Outcome;
import dev.lockstep.edge.tls.Issued;
import dev.lockstep.edge.vertx.listen.Listening.Speaks;
import dev.lockstep.edge.vertx.visit.ByTls;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a port shows itself as, and whom it takes visitors for. */
class ListeningTest extends ListeningCase {

    @Test
    void theHostThatIsNamedChoosesTheCertificate() throws IOException {
        int port = open(tls());

        assertThat(get(trusting(OF_SHOP), port, SHOP).statusCode()).isEqualTo(200);
        assertThat(get(trusting(OF_OTHERS), port, "blog.other.test").statusCode())
                .isEqualTo(421);
        assertThatThrownBy(() -> get(trusting(OF_SHOP), port, "blog.other.test"))
                .hasStackTraceContaining("unable to find valid certification path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_1_1", "HTTP_2"})
    void theVisitorChoosesWhichHttpIsSpoken(HttpVersion version) throws IOException {
        HttpClient client = client(options(OF_SHOP).setProtocolVersion(version).setAlpnVersions(List.of(version)));

        assertThat(get(client, open(tls()), SHOP).version()).isEqualTo(version);
        assertThat(heard).contains("x-forwarded-proto: https", "x-forwarded-host: " + SHOP);
    }

    @Test
    void aNewCertificateIsShownWhileOpenConnectionsGoOn() throws Exception {
        int port = open(tls());
        HttpClient before = trusting(OF_SHOP);
        HttpClientResponse first = get(before, port, SHOP);
        Issued renewed = Issued.forHosts("EC", SHOP);

        show(renewed, OF_OTHERS);

        assertThat(get(trusting(renewed), port, SHOP).statusCode()).isEqualTo(200);
        HttpClientResponse second = get(before, port, SHOP);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.request().connection()).isSameAs(first.request().connection());
    }

    @Test
    void nobodyShakesHandsTwiceOnOneConnection() throws Exception {
        int port = open(tls());

        try (SSLSocket socket = connected(port)) {
            socket.startHandshake();
            socket.getOutputStream()
                    .write(plain("").replace("close", "keep-alive").getBytes(UTF_8));
            assertThat(socket.getInputStream().read()).isEqualTo('H');

            assertThatThrownBy(() -> {
                        socket.startHandshake();
                        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                    })
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    /** Trusts what the shop shows; TLS 1.3 knows no second handshake. */
    private static SSLSocket connected(int port) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        byte[] pem = OF_SHOP.certificatePem().getBytes(UTF_8);
        trusted.setCertificateEntry(
                "shop", CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLSv1.2");
        context.init(null, trust.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket(new Socket(InetAddress.getLoopbackAddress(), port), SHOP, port, true);
        socket.setSoTimeout(10_000);
        return socket;
    }

    @Test
    void aTrustedProxySaysWhoseConnectionItIs() throws IOException {
        edge.trust("127.0.0.0/8");
        int port = open(new Speaks.Http1(), true);

        assertThat(raw(
                        port,
                        "PROXY TCP4 203.0.113.9 192.0.2.1 4711 443\r\n" + plain("X-Forwarded-For: 192.0.2.66\r\n")))
                .contains("got ");
        assertThat(heard).contains("x-forwarded-for: 203.0.113.9");
    }

    @Test
    void aTrustedProxySaysWhoTheVisitorIs() throws IOException {
        edge.trust("127.0.0.0/8");
        int port = open(new Speaks.Http1());

        assertThat(raw(port, plain("X-Forwarded-For: 192.0.2.66, 203.0.113.9\r\nX-Forwarded-Host: evil.test\r\n")))
                .contains("got ");
        assertThat(heard).contains("x-forwarded-for: 203.0.113.9", "x-forwarded-host: " + SHOP);
    }

    @Test
    void whoDoesNotSayItIsNotTaken() throws IOException {
        edge.trust("127.0.0.0/8");
        int port = open(new Speaks.Http1(), true);

        assertThat(raw(port, plain(""))).isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void whoIsNotTrustedCannotSayIt() throws IOException {
        edge.trust("10.0.0.0/8");
        int port = open(new Speaks.Http1(), true);

        assertThat(raw(port, "PROXY TCP4 10.0.0.1 192.0.2.1 4711 443\r\n" + plain("")))
                .isEmpty();
        assertThat(heard).isEmpty();
    }

    @Test
    void visitorsAreToComeByTls() throws IOException {
        edge.wantTls(new ByTls(true, Duration.ofDays(1)));

        assertThat(raw(open(new Speaks.Http1()), plain("").replace("/7", "/7?a=b")))
                .contains("308 Permanent Redirect", "location: https://" + SHOP + "/account/7?a=b")
                .doesNotContain("strict-transport-security");
        HttpClientResponse response = get(trusting(OF_SHOP), open(tls()), SHOP);
        assertThat(response.getHeader("strict-transport-security")).isEqualTo("max-age=86400");
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP_1_1", "HTTP_2"})
    void whatWasAskedForByTlsIsNoted(HttpVersion version) throws IOException {
        edge.logTo(noted);
        HttpClient client = client(options(OF_SHOP).setProtocolVersion(version).setAlpnVersions(List.of(version)));

        HttpClientResponse response = get(client, open(tls()), SHOP);

        Access access = noted.next();
        assertThat(access.fields()).isEqualTo(new Fields(SHOP, SHOP, "", ""));
        assertThat(access.client()).isEqualTo(new Client("127.0.0.1", true, false));
        assertThat(access.line().protocol()).isEqualTo(version == HttpVersion.HTTP_2 ? "HTTP/2.0" : "HTTP/1.1");
        assertThat(access.outcome())
                .isEqualTo(new Outcome(200, await(response.body()).length(), "lockstep; fwd=bypass", false));
    }
}
