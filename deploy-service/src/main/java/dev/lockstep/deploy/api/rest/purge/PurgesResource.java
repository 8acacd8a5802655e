package dev.lockstep.deploy.api.rest.purge;

import dev.lockstep.contracts.event.PurgeKind;
import dev.lockstep.deploy.api.rest.access.Callers;
import dev.lockstep.deploy.api.rest.access.Needs;
import dev.lockstep.deploy.api.rest.problem.UnfitParameterException;
import dev.lockstep.deploy.api.rest.request.ExpectedEpoch;
import dev.lockstep.deploy.api.rest.request.Wait;
import dev.lockstep.deploy.purge.ReadScopes;
import dev.lockstep.deploy.token.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The purges of a site. */
@Path("/api/v1/sites/{site}/purges")
@RunOnVirtualThread
class PurgesResource {
    private final PurgeAnswers answers;

    PurgesResource(PurgeAnswers answers) {
        this.answers = answers;
    }

    /** What is to be purged; {@code kind} is {@code hard} unless it says {@code soft}. */
    public record PurgeRequest(
            @Nullable String kind,
            @Nullable List<String> paths,
            @Nullable List<String> prefixes,
            @Nullable List<String> tags,
            @Nullable Boolean site) {

        static PurgeRequest of(@Nullable PurgeRequest sent) {
            return sent == null ? new PurgeRequest(null, null, null, null, null) : sent;
        }

        ReadScopes.Outcome read() {
            ReadScopes scopes = new ReadScopes()
                    .paths(orNone(paths))
                    .prefixes(orNone(prefixes))
                    .tags(orNone(tags));
            return (Boolean.TRUE.equals(site) ? scopes.site() : scopes).as(kindNamed(kind));
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Role.PUBLISHER)
    public Response purge(
            @PathParam("site") String name,
            @QueryParam("wait") @DefaultValue("PT0S") Wait wait,
            @QueryParam("expected_epoch") @DefaultValue("") ExpectedEpoch expected,
            @Nullable PurgeRequest sent,
            SecurityContext caller)
            throws InterruptedException {
        return answers.purge(
                name,
                PurgeRequest.of(sent).read(),
                new PurgeAnswers.Terms(expected.expectation(), wait, Callers.of(caller)));
    }

    private static PurgeKind kindNamed(@Nullable String text) {
        return switch (Objects.requireNonNullElse(text, "hard").toLowerCase(Locale.ROOT)) {
            case "hard" -> PurgeKind.HARD;
            case "soft" -> PurgeKind.SOFT;
            default -> throw new UnfitParameterException("there is no purge '" + text + "'", "a purge is hard or soft");
        };
    }

    private static List<String> orNone(@Nullable List<String> texts) {
        return texts == null ? List.of() : texts;
    }
}
