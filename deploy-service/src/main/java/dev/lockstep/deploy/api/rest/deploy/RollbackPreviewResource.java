package dev.lockstep.deploy.api.rest.deploy;

import dev.lockstep.deploy.api.rest.access.DeployIds;
import dev.lockstep.deploy.api.rest.access.Needs;
import dev.lockstep.deploy.api.rest.problem.Problems;
import dev.lockstep.deploy.api.rest.request.WarmUpOptions;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployState;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.preview.PreviewRollback;
import dev.lockstep.deploy.publish.Refusal;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.token.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** What a rollback would do, with the same parameters as the rollback itself. Changes nothing. */
@Path("/api/v1/sites/{site}/deploys/{deploy}/rollback-preview")
@RunOnVirtualThread
class RollbackPreviewResource {
    private final SiteStore sites;
    private final DeployStore deploys;
    private final PreviewRollback preview;

    RollbackPreviewResource(SiteStore sites, DeployStore deploys, PreviewRollback preview) {
        this.sites = sites;
        this.deploys = deploys;
        this.preview = preview;
    }

    @GET
    @Needs(Role.VIEWER)
    public Response preview(
            @PathParam("site") String name,
            @PathParam("deploy") String id,
            @QueryParam("data") @DefaultValue("current") Data data,
            @BeanParam WarmUpOptions warmUp)
            throws InterruptedException {
        Optional<Site> site = sites.find(name);
        if (site.isEmpty()) {
            return Problems.noSuchSite(name);
        }
        Optional<Deploy> deploy = DeployIds.parse(id)
                .flatMap(deploys::find)
                .filter(found -> found.site().equals(site.get().id()));
        if (deploy.isEmpty()) {
            return DeployIds.noSuchDeploy(id);
        }
        if (deploy.get().state() instanceof DeployState.Collected) {
            return Problems.response(new Refusal.Collected(deploy.get().id()));
        }
        return Response.ok(PreviewJson.of(preview.preview(
                        deploy.get(), data.chosen(), warmUp.over(site.get().warmUp()))))
                .build();
    }
}
