package dev.lockstep.deploy.api.rest.purge;

import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.deploy.api.rest.access.Authority;
import dev.lockstep.deploy.api.rest.access.Callers;
import dev.lockstep.deploy.api.rest.access.Needs;
import dev.lockstep.deploy.api.rest.problem.Problems;
import dev.lockstep.deploy.api.rest.request.Wait;
import dev.lockstep.deploy.expectation.Expectation;
import dev.lockstep.deploy.purge.ReadScopes;
import dev.lockstep.deploy.token.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The dialect's purge. */
@Path("/api/v1/purge")
@RunOnVirtualThread
class TagPurgeResource {
    private final Authority authority;
    private final PurgeAnswers answers;

    TagPurgeResource(Authority authority, PurgeAnswers answers) {
        this.authority = authority;
        this.answers = answers;
    }

    /** Of some tags, or of everything. */
    public record TagsRequest(
            @Nullable String siteId,
            @Nullable String siteSlug,
            @Nullable List<String> cacheTags) {

        String name() {
            return Objects.requireNonNullElse(siteId, Objects.requireNonNullElse(siteSlug, ""));
        }

        ReadScopes.Outcome read() {
            ReadScopes scopes = new ReadScopes();
            return (cacheTags == null ? scopes.site() : scopes.tags(cacheTags)).as(PurgeKind.HARD);
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(value = Role.PUBLISHER, at = Needs.Where.NAMED)
    public Response purge(
            @QueryParam("wait") @DefaultValue("PT0S") Wait wait, @Nullable TagsRequest sent, SecurityContext caller)
            throws InterruptedException {
        TagsRequest request = sent == null ? new TagsRequest(null, null, List.of()) : sent;
        if (authority
                .site(Callers.token(caller), Role.PUBLISHER, request.name())
                .isEmpty()) {
            return Problems.noSuchSite(request.name());
        }
        return answers.purge(
                request.name(), request.read(), new PurgeAnswers.Terms(Expectation.any(), wait, Callers.of(caller)));
    }
}
