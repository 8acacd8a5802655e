package dev.lockstep.deploy.api.rest.problem;

import dev.lockstep.contracts.event.Problem;
import dev.lockstep.deploy.access.TokenRefusal;
import dev.lockstep.deploy.publish.Refusal;
import dev.lockstep.deploy.quota.Excess;
import dev.lockstep.deploy.site.DomainRefusal;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Answers that say what went wrong. */
public final class Problems {
    private static final String MEDIA_TYPE = "application/problem+json";

    private Problems() {}

    public static Response response(ProblemType type, String detail, String hint) {
        return response(type, detail, hint, List.of());
    }

    /** Several problems at once, each told in the first's place as well as in full. */
    public static Response response(ProblemType type, List<Problem> problems) {
        Problem first = problems.isEmpty() ? Problem.of("no reason is known", "") : problems.getFirst();
        return response(type, first.text(), first.hint(), problems);
    }

    public static Response response(Refusal refusal) {
        Problem problem = refusal.problem();
        return response(type(refusal), problem.reason(), problem.hint(), refusal.problems());
    }

    public static Response response(DomainRefusal refusal) {
        ProblemType type = switch (refusal) {
            case DomainRefusal.Taken _, DomainRefusal.Elsewhere _ -> ProblemType.NAME_TAKEN;
            case DomainRefusal.NoDomain _, DomainRefusal.Ours _, DomainRefusal.TooMany _ -> ProblemType.INVALID;
        };
        return response(type, refusal.problem().reason(), refusal.problem().hint());
    }

    public static Response response(TokenRefusal refusal) {
        ProblemType type = switch (refusal) {
            case TokenRefusal.NoSuchToken _ -> ProblemType.NO_SUCH_THING;
            case TokenRefusal.Configured _, TokenRefusal.Ended _ -> ProblemType.CLOSED_TOKEN;
            case TokenRefusal.MoreThanOwn _, TokenRefusal.LongerThanOwn _, TokenRefusal.Outlives _ ->
                ProblemType.FORBIDDEN;
            case TokenRefusal.EndsBeforeItBegins _ -> ProblemType.INVALID;
            case TokenRefusal.TooMany _ -> ProblemType.QUOTA;
        };
        return response(type, refusal.problem().reason(), refusal.problem().hint());
    }

    public static Response response(Excess excess) {
        ProblemType type = switch (excess) {
            case Excess.Files _, Excess.DeployBytes _ -> ProblemType.TOO_LARGE;
            case Excess.SiteBytes _ -> ProblemType.SITE_FULL;
            case Excess.Branches _, Excess.OpenDeploys _, Excess.Pins _ -> ProblemType.QUOTA;
        };
        return response(type, excess.problem().reason(), excess.problem().hint());
    }

    public static Response unsupportedMediaType() {
        return response(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                "the request does not say that its body is of a kind that is read here",
                "send 'Content-Type: application/json', with a bundle application/zip or application/gzip");
    }

    public static Response noSuchSite(String site) {
        return response(new Refusal.NoSuchSite(site));
    }

    private static ProblemType type(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NoSuchSite ignored -> ProblemType.NO_SUCH_SITE;
            case Refusal.NoSuchDeploy ignored -> ProblemType.NO_SUCH_DEPLOY;
            case Refusal.NotReady ignored -> ProblemType.NOT_READY;
            case Refusal.Collected ignored -> ProblemType.COLLECTED;
            case Refusal.Lost ignored -> ProblemType.LOST;
            case Refusal.Locked ignored -> ProblemType.LOCKED;
            case Refusal.Gated ignored -> ProblemType.GATED;
            case Refusal.Overtaken ignored -> ProblemType.NOT_LIVE;
            case Refusal.MovedOn ignored -> ProblemType.MOVED_ON;
        };
    }

    private static Response response(ProblemType type, String detail, String hint, List<Problem> problems) {
        return Response.status(type.status())
                .type(MEDIA_TYPE)
                .entity(ProblemBody.of(type, detail, hint, problems))
                .build();
    }
}
