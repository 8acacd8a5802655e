package dev.lockstep.deploy.api.rest.audit;

import dev.lockstep.deploy.api.rest.access.Needs;
import dev.lockstep.deploy.api.rest.problem.Problems;
import dev.lockstep.deploy.audit.AuditTrail;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.token.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Who did what to a site, when, how and from where. */
@Path("/api/v1/sites/{site}/audit")
@RunOnVirtualThread
class SiteAuditResource {
    private final SiteStore sites;
    private final AuditTrail trail;

    SiteAuditResource(SiteStore sites, AuditTrail trail) {
        this.sites = sites;
        this.trail = trail;
    }

    @GET
    @Needs(Role.OWNER)
    public Response read(@PathParam("site") String name, @BeanParam AuditOptions options) {
        return sites.find(name)
                .map(site -> options.question(List.of(site.id())))
                .map(question -> Response.ok(AuditJson.of(trail.read(question), options.most()))
                        .build())
                .orElseGet(() -> Problems.noSuchSite(name));
    }
}
