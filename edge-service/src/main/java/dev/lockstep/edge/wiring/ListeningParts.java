package dev.lockstep.edge.wiring;

import dev.lockstep.contracts.client.Proxies;
import dev.lockstep.edge.access.AccessLog;
import dev.lockstep.edge.client.CountryHeader;
import dev.lockstep.edge.door.Limits;
import dev.lockstep.edge.door.Refusals;
import dev.lockstep.edge.vertx.visit.ByTls;
import dev.lockstep.edge.vertx.visit.Receiving;
import dev.lockstep.edge.vertx.visit.Witness;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** How visitors reach an edge. */
@Singleton
class ListeningParts {

    private final ListeningConfig config;

    ListeningParts(ListeningConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    Proxies proxies() {
        return new Proxies(
                config.proxies().trusted().orElse(List.of()), config.proxies().header());
    }

    @Produces
    @Singleton
    Receiving receiving(Proxies proxies, Limits limits, Refusals refusals, AccessLog log, Clock clock) {
        return new Receiving(
                proxies,
                config.countryHeader()
                        .map(name -> new CountryHeader(name.toLowerCase(Locale.ROOT)))
                        .orElse(CountryHeader.NONE),
                new ByTls(config.tls().redirect(), config.tls().hsts()),
                new Witness(log, clock),
                limits,
                refusals);
    }
}
