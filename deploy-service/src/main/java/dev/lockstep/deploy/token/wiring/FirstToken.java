package dev.lockstep.deploy.token.wiring;

import dev.lockstep.deploy.site.ReplaceToken;
import dev.lockstep.deploy.token.TokenSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lets in whoever configured the service. A changed configuration takes the earlier token's rights away. */
@ApplicationScoped
class FirstToken {
    private final TokenSettings settings;
    private final ReplaceToken tokens;

    FirstToken(TokenSettings settings, ReplaceToken tokens) {
        this.settings = settings;
        this.tokens = tokens;
    }

    void put(@Observes StartupEvent ignored) {
        settings.token().ifPresent(tokens::put);
    }
}
