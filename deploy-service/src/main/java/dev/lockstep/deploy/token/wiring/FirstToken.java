package dev.lockstep.deploy.token.wiring;

import dev.lockstep.deploy.site.ReplaceToken;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.Config;

/** Lets in whoever configured the service. A changed configuration takes the earlier token's rights away. */
@ApplicationScoped
class FirstToken {
    private static final String NAME = "configured";

    private final Config config;
    private final ReplaceToken tokens;

    FirstToken(Config config, ReplaceToken tokens) {
        this.config = config;
        this.tokens = tokens;
    }

    void put(@Observes StartupEvent ignored) {
        config.getOptionalValue("lockstep.token", String.class).ifPresent(token -> tokens.put(NAME, token));
    }
}
