package dev.lockstep.deploy.api.rest.request;

import dev.lockstep.deploy.api.rest.problem.Problems;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;

/** Refuses a body that does not say what it is where that matters: Jakarta REST takes it for whatever is asked for. */
@Provider
class NamedBodies implements ContainerRequestFilter {
    private final ResourceInfo endpoint;

    NamedBodies(ResourceInfo endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (endpoint.getResourceMethod().isAnnotationPresent(Consumes.class)
                && request.getMediaType() == null
                && hasBody(request)) {
            request.abortWith(Problems.unsupportedMediaType());
        }
    }

    /** RFC 9112, section 6.3: without either of these a request has none. */
    private static boolean hasBody(ContainerRequestContext request) {
        return request.getLength() > 0 || request.getHeaderString("Transfer-Encoding") != null;
    }
}
