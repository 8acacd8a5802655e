package dev.lockstep.edge.vertx.listen;

import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.JdkSSLEngineOptions;
import io.vertx.core.net.KeyCertOptions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * A port for visitors.
 *
 * @param proxyProtocol whether connections begin with who their visitor is, as HAProxy's PROXY protocol has it
 */
public record Listening(String host, int port, Speaks speaks, boolean proxyProtocol) {

    /** RFC 9113 §9.2.2 has HTTP/2 refuse others; each of these has forward secrecy. */
    private static final List<String> CIPHERS = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private static final List<String> TLS_VERSIONS = List.of("TLSv1.3", "TLSv1.2");

    /** As browsers and nginx have it; a page with more files than that waits for some of them. */
    private static final int MOST_STREAMS = 128;

    private static final int LARGEST_HEADER = 32 * 1024;

    /** The door, which looks after HTTP/1.1, does not see when nothing comes by other ways. */
    private static final int IDLE_SECONDS = 75;

    /** Who resets more streams costs more than they pay (CVE-2023-44487); the same for resets that they provoke. */
    private static final int MOST_RESETS = 200;

    private static final int WITHIN_SECONDS = 30;

    static {
        // Read by the JDK at its first handshake as a server: a client that shakes hands again and again costs far more
        // than it pays.
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    }

    /** What is spoken there. */
    public sealed interface Speaks {
        /** HTTP/1.1 in clear text. */
        record Http1() implements Speaks {}

        /**
         * HTTP/2 in clear text and nothing else, with prior knowledge (RFC 9113 §3.3). The upgrade of HTTP/1.1 is
         * deprecated, and lets requests past whatever looks at HTTP/1.1.
         */
        record Http2() implements Speaks {}

        /** HTTP/2 or HTTP/1.1 by TLS, as ALPN (RFC 7301) has it. */
        record Tls(X509ExtendedKeyManager keys) implements Speaks {}
    }

    /** Adds to options that hold for all ports. */
    HttpServerOptions options(HttpServerOptions all) {
        HttpServerOptions options = new HttpServerOptions(all)
                .setHost(host)
                .setPort(port)
                .setUseProxyProtocol(proxyProtocol)
                .setHttp2ClearTextEnabled(speaks instanceof Speaks.Http2)
                .setIdleTimeout(speaks instanceof Speaks.Http1 ? 0 : IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setInitialSettings(new Http2Settings()
                        .setMaxConcurrentStreams(MOST_STREAMS)
                        .setMaxHeaderListSize(LARGEST_HEADER)
                        .setPushEnabled(false))
                .setHttp2RstFloodMaxRstFramePerWindow(MOST_RESETS)
                .setHttp2RstFloodWindowDuration(WITHIN_SECONDS)
                .setHttp2RstFloodWindowDurationTimeUnit(TimeUnit.SECONDS);
        return speaks instanceof Speaks.Tls(X509ExtendedKeyManager keys) ? secured(options, keys) : options;
    }

    private static HttpServerOptions secured(HttpServerOptions options, X509ExtendedKeyManager keys) {
        CIPHERS.forEach(options::addEnabledCipherSuite);
        return options.setSsl(true)
                .setKeyCertOptions(KeyCertOptions.wrap(keys))
                // Handshakes of some must not hold up the visits of others.
                .setSslEngineOptions(new JdkSSLEngineOptions().setUseWorkerThread(true))
                .setEnabledSecureTransportProtocols(new LinkedHashSet<>(TLS_VERSIONS))
                .setUseAlpn(true)
                .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1));
    }
}
