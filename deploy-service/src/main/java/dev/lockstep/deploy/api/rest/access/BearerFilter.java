package dev.lockstep.deploy.api.rest.access;

import dev.lockstep.deploy.access.Denials;
import dev.lockstep.deploy.access.Requester;
import dev.lockstep.deploy.api.rest.problem.ProblemType;
import dev.lockstep.deploy.api.rest.problem.Problems;
import dev.lockstep.deploy.audit.Actor;
import dev.lockstep.deploy.token.IssuedSecret;
import dev.lockstep.deploy.token.Token;
import dev.lockstep.deploy.token.Tokens;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
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
@Priority(Priorities.AUTHENTICATION)
class BearerFilter implements ContainerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final Tokens tokens;
    private final Denials denials;
    private final CurrentVertxRequest connection;
    private final TrustedProxies proxies;

    BearerFilter(Tokens tokens, Denials denials, CurrentVertxRequest connection, TrustedProxies proxies) {
        this.tokens = tokens;
        this.denials = denials;
        this.connection = connection;
        this.proxies = proxies;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<String> secret = secret(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        Optional<Requester> requester = secret.flatMap(this::requester);
        if (requester.isPresent()) {
            request.setEntityStream(new GuardedBody(
                    request.getEntityStream(),
                    () -> secret.flatMap(tokens::shown).isPresent()));
            request.setSecurityContext(new Caller(requester.get()));
        } else {
            denials.count(Denials.Reason.TOKEN);
            request.abortWith(unauthorized());
        }
    }

    private static Optional<String> secret(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(authorization.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    private Optional<Requester> requester(String secret) {
        return tokens.shown(secret).map(token -> new Requester(token, new IssuedSecret(secret).digest(), actor(token)));
    }

    private Actor actor(Token token) {
        return Actor.byToken(token.id().text(), token.name()).at(address());
    }

    private String address() {
        return proxies.addressOf(connection.getCurrent().request());
    }

    private static Response unauthorized() {
        Response problem = Problems.response(
                ProblemType.UNAUTHORIZED,
                "the request carries no token that is known here",
                "send 'Authorization: Bearer <token>' with a token that has not ended; never in a URL");
        return Response.fromResponse(problem)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    /** Carries whoever calls to {@link Callers}. */
    record Known(Requester requester) implements Principal {
        @Override
        public String getName() {
            return requester.actor().name();
        }
    }

    /** Whoever showed a token. What they may do is {@link Authority}'s to say. */
    private record Caller(Requester requester) implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return new Known(requester);
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
