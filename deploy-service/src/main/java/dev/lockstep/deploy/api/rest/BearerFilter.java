package dev.lockstep.deploy.api.rest;

import dev.lockstep.deploy.api.rest.problem.ProblemType;
import dev.lockstep.deploy.api.rest.problem.Problems;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.token.Tokens;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets nobody past without a token, whatever the path: every resource of this service is behind it. */
@Provider
class BearerFilter implements ContainerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;
    private final CurrentVertxRequest connection;

    BearerFilter(Tokens tokens, CurrentVertxRequest connection) {
        this.tokens = tokens;
        this.connection = connection;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<Actor> actor = actor(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (actor.isPresent()) {
            request.setSecurityContext(new Caller(actor.get().at(address())));
        } else {
            request.abortWith(unauthorized());
        }
    }

    private Optional<Actor> actor(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? tokens.actor(authorization.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    private String address() {
        return connection.getCurrent().request().remoteAddress().hostAddress();
    }

    private static Response unauthorized() {
        Response problem = Problems.response(
                ProblemType.UNAUTHORIZED,
                "the request carries no token that is known here",
                "send 'Authorization: Bearer <token>'");
        return Response.fromResponse(problem)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    /** Carries the actor to {@link Callers}. */
    record Known(Actor actor) implements Principal {
        @Override
        public String getName() {
            return actor.name();
        }
    }

    /** Whoever showed a token; so far every token may do everything. */
    private record Caller(Actor actor) implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return new Known(actor);
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public String getAuthenticationScheme() {
            return "BEARER";
        }
    }
}
