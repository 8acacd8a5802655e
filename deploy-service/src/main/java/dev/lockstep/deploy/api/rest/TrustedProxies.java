package dev.lockstep.deploy.api.rest;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.Config;

/** Refuses to believe everybody: the audit log says from where somebody came. */
@ApplicationScoped
class TrustedProxies {
    private static final String FORWARDING = "quarkus.http.proxy.proxy-address-forwarding";
    private static final String TRUSTED = "quarkus.http.proxy.trusted-proxies";

    private final Config config;

    TrustedProxies(Config config) {
        this.config = config;
    }

    void check(@Observes StartupEvent ignored) {
        boolean believes = config.getOptionalValue(FORWARDING, Boolean.class).orElse(false);
        if (believes && config.getOptionalValue(TRUSTED, String.class).isEmpty()) {
            throw new IllegalStateException(FORWARDING + " is set, and anybody may say where they come from: name your"
                    + " proxies in " + TRUSTED);
        }
    }
}
