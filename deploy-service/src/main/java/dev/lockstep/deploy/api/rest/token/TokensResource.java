package dev.lockstep.deploy.api.rest.token;

import dev.lockstep.deploy.access.CreateToken;
import dev.lockstep.deploy.access.Requester;
import dev.lockstep.deploy.access.RevokeToken;
import dev.lockstep.deploy.access.RotateToken;
import dev.lockstep.deploy.access.TokenRefusal;
import dev.lockstep.deploy.api.rest.access.Callers;
import dev.lockstep.deploy.api.rest.access.Needs;
import dev.lockstep.deploy.api.rest.problem.Problems;
import dev.lockstep.deploy.token.IssuedSecret;
import dev.lockstep.deploy.token.Role;
import dev.lockstep.deploy.token.Token;
import dev.lockstep.deploy.token.TokenStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tokens. Their secrets are told once. */
@Path("/api/v1/tokens")
@RunOnVirtualThread
class TokensResource {
    private final TokenStore tokens;
    private final TokenRequests requests;
    private final CreateToken create;
    private final RotateToken rotate;
    private final RevokeToken revoke;
    private final Clock clock;

    TokensResource(
            TokenStore tokens,
            TokenRequests requests,
            CreateToken create,
            RotateToken rotate,
            RevokeToken revoke,
            Clock clock) {
        this.tokens = tokens;
        this.requests = requests;
        this.create = create;
        this.rotate = rotate;
        this.revoke = revoke;
        this.clock = clock;
    }

    /** Those that may do no more than the caller's own. */
    @GET
    @Needs(value = Role.OWNER, at = Needs.Where.ANY)
    public List<TokenJson> list(SecurityContext caller) {
        Requester requester = Callers.requester(caller);
        return tokens.list().stream()
                .filter(requester::mayChange)
                .map(this::json)
                .toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(value = Role.OWNER, at = Needs.Where.NAMED)
    public Response create(TokenRequests.@Nullable TokenRequest sent, SecurityContext caller) {
        Requester requester = Callers.requester(caller);
        return switch (requests.read(sent, requester.token())) {
            case TokenRequests.Read.NoSuchSite(String name) -> Problems.noSuchSite(name);
            case TokenRequests.Read.Understood(CreateToken.Wish wish) -> answer(create.create(wish, requester));
        };
    }

    /** Another secret; for the time {@code overlap} the one before it opens the same. */
    @POST
    @Path("{token}/rotate")
    @Needs(value = Role.OWNER, at = Needs.Where.NAMED)
    public Response rotate(
            @PathParam("token") String id,
            @QueryParam("overlap") @DefaultValue("PT1H") Overlap overlap,
            SecurityContext caller) {
        return switch (rotate.rotate(id, overlap.length(), Callers.requester(caller))) {
            case RotateToken.Outcome.Rotated(Token token, IssuedSecret secret) ->
                Response.ok(TokenJson.of(token, clock.instant(), secret.text())).build();
            case RotateToken.Outcome.Refused(TokenRefusal refusal) -> Problems.response(refusal);
        };
    }

    @DELETE
    @Path("{token}")
    @Needs(value = Role.OWNER, at = Needs.Where.NAMED)
    public Response revoke(@PathParam("token") String id, SecurityContext caller) {
        return switch (revoke.revoke(id, Callers.requester(caller))) {
            case RevokeToken.Outcome.Revoked(Token token) ->
                Response.ok(json(token)).build();
            case RevokeToken.Outcome.Refused(TokenRefusal refusal) -> Problems.response(refusal);
        };
    }

    private Response answer(CreateToken.Outcome outcome) {
        return switch (outcome) {
            case CreateToken.Outcome.Created(Token token, IssuedSecret secret) ->
                Response.status(Response.Status.CREATED)
                        .entity(TokenJson.of(token, clock.instant(), secret.text()))
                        .build();
            case CreateToken.Outcome.Refused(TokenRefusal refusal) -> Problems.response(refusal);
        };
    }

    private TokenJson json(Token token) {
        return TokenJson.of(token, clock.instant(), null);
    }
}
