package dev.lockstep.edge.wiring;

import dev.lockstep.edge.tls.files.ReloadedIdentities;
import dev.lockstep.edge.vertx.listen.Listening;
import dev.lockstep.edge.vertx.listen.Listening.Speaks;
import dev.lockstep.edge.vertx.listen.NamedKeys;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The ports that visitors and proxies are given, and what they need. */
@Singleton
class Ports {

    private final EdgeConfig.Edge edge;
    private final ListeningConfig config;
    private final Vertx vertx;
    private final MeterRegistry registry;

    Ports(EdgeConfig edge, ListeningConfig config, Vertx vertx, MeterRegistry registry) {
        this.edge = edge.edge();
        this.config = config;
        this.vertx = vertx;
        this.registry = registry;
    }

    /** Those that are to be opened. */
    List<Listening> all() {
        List<Listening> ports = new ArrayList<>();
        ports.add(listening(edge.port(), new Speaks.Http1()));
        config.h2c().port().ifPresent(port -> ports.add(listening(port, new Speaks.Http2())));
        config.tls().port().ifPresent(port -> ports.add(listening(port, new Speaks.Tls(keys()))));
        return ports;
    }

    private Listening listening(int port, Speaks speaks) {
        return new Listening(edge.host(), port, speaks, config.proxies().protocol());
    }

    /** The certificates as they are at any time from now on. */
    private NamedKeys keys() {
        ReloadedIdentities identities = new ReloadedIdentities(config.tls().certificates());
        Duration every = config.tls().lookEvery();
        vertx.setPeriodic(every.toMillis(), _ -> look(identities));
        meter(identities, registry);
        return new NamedKeys(identities::current);
    }

    static void meter(ReloadedIdentities identities, MeterRegistry registry) {
        FunctionCounter.builder("lockstep.certificates.refused", identities, ReloadedIdentities::refused)
                .description("certificates that could not be used, the ones before are used on")
                .register(registry);
        TimeGauge.builder("lockstep.certificate.ends", identities, TimeUnit.SECONDS, Ports::firstEnd)
                .description("when the certificate ends that ends first, in seconds since 1970")
                .register(registry);
    }

    private static double firstEnd(ReloadedIdentities identities) {
        return identities.current().firstEnd().map(Instant::getEpochSecond).orElse(Long.MAX_VALUE);
    }

    private void look(ReloadedIdentities identities) {
        var _ = vertx.executeBlocking(() -> {
            identities.look();
            return identities;
        });
    }
}
