package dev.lockstep.deploy.api.rest;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells browsers that came by TLS never to come without it: to others it may not be said (RFC 6797 §7.2). */
class SecureTransport {
    private static final String A_YEAR = "max-age=31536000";

    @ServerResponseFilter
    void tell(ContainerResponseContext answer, HttpServerRequest request) {
        if ("https".equals(request.scheme())) {
            answer.getHeaders().putSingle("Strict-Transport-Security", A_YEAR);
        }
    }
}
