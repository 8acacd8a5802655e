package dev.lockstep.deploy.api.rest.site;

import dev.lockstep.deploy.api.rest.access.Callers;
import dev.lockstep.deploy.api.rest.access.Needs;
import dev.lockstep.deploy.api.rest.problem.ProblemType;
import dev.lockstep.deploy.api.rest.problem.Problems;
import dev.lockstep.deploy.retention.EndBranch;
import dev.lockstep.deploy.site.BranchLabel;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.token.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

/** The branches of a site that have an address. */
@Path("/api/v1/sites/{site}/branches")
@RunOnVirtualThread
class BranchesResource {
    private final SiteStore sites;
    private final EndBranch end;

    BranchesResource(SiteStore sites, EndBranch end) {
        this.sites = sites;
        this.end = end;
    }

    /** Whoever deploys for a branch ends it, too: by its own name, which may have slashes, or as its address writes it. */
    @DELETE
    @Path("{branch: .+}")
    @Needs(Role.DEPLOYER)
    public Response end(@PathParam("site") String name, @PathParam("branch") String branch, SecurityContext caller) {
        return sites.find(name).map(site -> end(site, branch, caller)).orElseGet(() -> Problems.noSuchSite(name));
    }

    private Response end(Site site, String branch, SecurityContext caller) {
        boolean ended = BranchLabel.of(branch, site.name())
                .filter(label -> end.end(site.id(), label, Callers.of(caller)))
                .isPresent();
        return ended
                ? Response.noContent().build()
                : Problems.response(
                        ProblemType.NO_SUCH_THING,
                        "the site shows nothing for branch '" + branch + "'",
                        "check its name; it may have been ended before");
    }
}
