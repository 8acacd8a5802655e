package dev.lockstep.deploy.api.rest.access;

import dev.lockstep.deploy.api.rest.problem.ProblemType;
import dev.lockstep.deploy.api.rest.problem.Problems;
import dev.lockstep.deploy.token.Role;
import dev.lockstep.deploy.token.Token;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds callers to what each endpoint needs, before anything of the request is read but its address. */
@Provider
@Priority(Priorities.AUTHORIZATION)
class NeedsFilter implements ContainerRequestFilter {
    private static final System.Logger LOG = System.getLogger(NeedsFilter.class.getName());

    private final ResourceInfo endpoint;
    private final Authority authority;

    NeedsFilter(ResourceInfo endpoint, Authority authority) {
        this.endpoint = endpoint;
        this.authority = authority;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Needs needs = endpoint.getResourceMethod().getAnnotation(Needs.class);
        refusal(request, needs).ifPresent(request::abortWith);
    }

    private Optional<Response> refusal(ContainerRequestContext request, @Nullable Needs needs) {
        if (needs == null) {
            LOG.log(System.Logger.Level.ERROR, "endpoint says no role endpoint={0}", endpoint.getResourceMethod());
            return Optional.of(Problems.response(ProblemType.FAILURE, "nobody may call this", ""));
        }
        Token token = Callers.token(request.getSecurityContext());
        return switch (needs.at()) {
            case PATH -> named(request, token, needs.value());
            case NAMED, ANY -> {
                authority.anywhere(token, needs.value());
                yield Optional.empty();
            }
            case PLATFORM -> {
                authority.everywhere(token, needs.value());
                yield Optional.empty();
            }
        };
    }

    private Optional<Response> named(ContainerRequestContext request, Token token, Role needed) {
        var path = request.getUriInfo().getPathParameters();
        String site = path.getFirst("site");
        if (site != null) {
            return authority.site(token, needed, site).isPresent()
                    ? Optional.empty()
                    : Optional.of(Problems.noSuchSite(site));
        }
        String deploy = Objects.requireNonNull(path.getFirst("deploy"), "the path names neither site nor deploy");
        return authority.deploy(token, needed, deploy).isPresent()
                ? Optional.empty()
                : Optional.of(DeployIds.noDeploy(deploy));
    }
}
