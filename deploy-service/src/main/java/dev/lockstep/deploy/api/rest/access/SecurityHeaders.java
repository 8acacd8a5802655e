package dev.lockstep.deploy.api.rest.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/**
 * Has whatever is answered, by whatever part of the service, stay with whoever asked: no cache keeps it, and no browser
 * shows it within another page or guesses what it is. What an answer says itself holds: two policies for its content
 * would both be obeyed (CSP Level 3 §8.1).
 */
@ApplicationScoped
class SecurityHeaders {
    private static final Map<String, String> ALWAYS = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff");

    private static final String TRANSPORT = "Strict-Transport-Security";
    private static final String A_YEAR = "max-age=31536000";
    private static final int BEFORE_ALL_OTHERS = Integer.MAX_VALUE;

    void begin(@Observes Filters filters) {
        filters.register(SecurityHeaders::guard, BEFORE_ALL_OTHERS);
    }

    private static void guard(RoutingContext exchange) {
        exchange.addHeadersEndHandler(ignored -> add(
                exchange.response().headers(), "https".equals(exchange.request().scheme())));
        exchange.next();
    }

    /** Whoever comes without TLS may not be told never to do so (RFC 6797 §7.2). */
    private static void add(MultiMap headers, boolean byTls) {
        ALWAYS.forEach((name, value) -> {
            if (!headers.contains(name)) {
                headers.set(name, value);
            }
        });
        if (byTls) {
            headers.set(TRANSPORT, A_YEAR);
        }
    }
}
