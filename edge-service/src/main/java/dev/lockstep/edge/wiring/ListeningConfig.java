package dev.lockstep.edge.wiring;

import dev.lockstep.contracts.client.Network;
import dev.lockstep.contracts.client.ProxyHeader;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What an operator may set of how visitors reach an edge. */
@ConfigMapping(prefix = "lockstep.edge")
interface ListeningConfig {

    Proxies proxies();

    /**
     * The field by which trusted proxies say from which country a visitor comes, such as {@code CF-IPCountry}. They have to
     * write it whatever they were sent. Without it no redirect that wants a country holds.
     */
    Optional<String> countryHeader();

    Tls tls();

    H2c h2c();

    interface Proxies {
        /**
         * Networks of load balancers and CDNs in front, such as {@code 10.0.0.0/8}. Whoever can connect from one of them can
         * claim to be anybody: no more than they need.
         */
        Optional<List<Network>> trusted();

        /** What all of them write. The other kind goes unread, as visitors could write it themselves. */
        @WithDefault("x-forwarded")
        ProxyHeader header();

        /**
         * Whether connections begin with who their visitor is, by HAProxy's PROXY protocol, version 1 or 2. Then connections
         * of whoever is not trusted are closed, on all ports for visitors.
         */
        @WithDefault("false")
        boolean protocol();
    }

    interface Tls {
        /** Without one there is no TLS, and a proxy in front has to see to it. */
        OptionalInt port();

        /** Certificates as {@code NAME.crt} beside {@code NAME.key}, or Secrets mounted below it. */
        @WithDefault("/etc/lockstep/certificates")
        Path certificates();

        /** How often new certificates are looked for: they are small, and are read each time. */
        @WithDefault("10s")
        Duration lookEvery();

        /** Whether visitors who came without TLS are sent to the same address with it. */
        @WithDefault("false")
        boolean redirect();

        /**
         * For how long browsers shall never come without TLS again (RFC 6797); zero says nothing. What was said cannot be
         * taken back: begin with little.
         */
        @WithDefault("0s")
        Duration hsts();
    }

    interface H2c {
        /** For proxies that speak HTTP/2 without TLS, and begin with it. Nothing else is spoken there. */
        OptionalInt port();
    }
}
