package dev.lockstep.deploy.api.rest.access;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.api.rest.problem.ProblemType;
import dev.lockstep.deploy.api.rest.problem.Problems;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;

/** Reads ids out of URLs: what cannot be one names nothing. */
public final class DeployIds {
    private DeployIds() {}

    public static Response noSuchDeploy(String id) {
        return Problems.response(
                ProblemType.NO_SUCH_DEPLOY,
                "the site has no deploy '" + id + "'",
                "list its deploys to see which there are");
    }

    /** For those who ask without naming a site. */
    public static Response noDeploy(String id) {
        return Problems.response(ProblemType.NO_SUCH_DEPLOY, "there is no deploy '" + id + "'", "check its id");
    }

    /** What the deploy of this id answers, or that there is none. */
    public static Response answer(String id, Function<DeployId, Response> answer) {
        return parse(id).map(answer).orElseGet(() -> noDeploy(id));
    }

    public static Optional<DeployId> parse(String text) {
        try {
            return Optional.of(new DeployId(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
