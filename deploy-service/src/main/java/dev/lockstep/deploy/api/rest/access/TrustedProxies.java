package dev.lockstep.deploy.api.rest.access;

import dev.lockstep.contracts.client.Network;
import dev.lockstep.contracts.client.Proxies;
import dev.lockstep.contracts.client.ProxyHeader;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Tells the audit log from where somebody came. Quarkus takes the first of the addresses that stand in a field, and that is
 * what anybody may have written before a proxy added theirs: its settings count here, its answer does not.
 */
@ApplicationScoped
class TrustedProxies {
    private static final String SETTINGS = "quarkus.http.proxy.";
    private static final String FORWARDING = SETTINGS + "proxy-address-forwarding";
    private static final String TRUSTED = SETTINGS + "trusted-proxies";
    private static final String RFC_7239 = SETTINGS + "allow-forwarded";

    private final Proxies proxies;

    TrustedProxies(Config config) {
        this.proxies = isSet(config, FORWARDING) ? new Proxies(trusted(config), header(config)) : Proxies.none();
    }

    /** What is set wrong shows before anybody is let in. */
    void begin(@Observes StartupEvent ignored) {}

    /** As a literal; of IPv6 without brackets. */
    String addressOf(HttpServerRequest request) {
        HttpConnection connection = request.connection();
        return proxies.client(
                        connection.remoteAddress().hostAddress(),
                        connection.isSsl(),
                        name -> String.join(",", request.headers().getAll(name)))
                .address();
    }

    private static List<Network> trusted(Config config) {
        try {
            return config.getOptionalValues(TRUSTED, Network.class)
                    .orElseThrow(() -> new IllegalStateException(FORWARDING
                            + " is set, and anybody may say where they come from: name your proxies in " + TRUSTED));
        } catch (IllegalArgumentException unfit) {
            throw new IllegalStateException(
                    TRUSTED + " has to hold networks, such as 10.0.0.0/8, with commas in between", unfit);
        }
    }

    private static ProxyHeader header(Config config) {
        return isSet(config, RFC_7239) ? ProxyHeader.FORWARDED : ProxyHeader.X_FORWARDED;
    }

    private static boolean isSet(Config config, String name) {
        return config.getOptionalValue(name, Boolean.class).orElse(false);
    }
}
