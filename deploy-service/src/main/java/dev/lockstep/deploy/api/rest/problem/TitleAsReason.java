package dev.lockstep.deploy.api.rest.problem;

import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Sends a problem's title as the reason phrase too: of a refusal, the Netlify CLI shows its user nothing else. */
class TitleAsReason {

    @ServerResponseFilter
    void name(ContainerResponseContext answer, HttpServerResponse connection) {
        if (answer.getEntity() instanceof ProblemBody problem) {
            var _ = connection.setStatusMessage(problem.title());
        }
    }
}
