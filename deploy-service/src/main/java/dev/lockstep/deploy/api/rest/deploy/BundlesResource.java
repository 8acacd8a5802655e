package dev.lockstep.deploy.api.rest.deploy;

import dev.lockstep.deploy.api.rest.access.Authority;
import dev.lockstep.deploy.api.rest.access.Callers;
import dev.lockstep.deploy.api.rest.access.Needs;
import dev.lockstep.deploy.api.rest.answer.Answers;
import dev.lockstep.deploy.api.rest.problem.ProblemType;
import dev.lockstep.deploy.api.rest.problem.Problems;
import dev.lockstep.deploy.bundle.BundleKind;
import dev.lockstep.deploy.finish.DeployBundle;
import dev.lockstep.deploy.publish.Refusal;
import dev.lockstep.deploy.quota.Excess;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.token.Role;
import dev.lockstep.deploy.upload.HoldBundle;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A whole folder in one request, which streams into the blob store. */
@Path("/api/v1/sites/{site}/deploys")
@RunOnVirtualThread
class BundlesResource {
    private final SiteStore sites;
    private final Authority authority;
    private final DeployBundle bundles;
    private final Answers answers;

    BundlesResource(SiteStore sites, Authority authority, DeployBundle bundles, Answers answers) {
        this.sites = sites;
        this.authority = authority;
        this.bundles = bundles;
        this.answers = answers;
    }

    @POST
    @Consumes("application/zip")
    @Needs(Role.DEPLOYER)
    public Response zip(
            @PathParam("site") String site,
            @BeanParam BundleOptions options,
            InputStream bundle,
            UriInfo uri,
            SecurityContext caller)
            throws IOException, InterruptedException {
        return deploy(site, options, new Upload(bundle, BundleKind.ZIP), uri, caller);
    }

    @POST
    @Consumes({"application/gzip", "application/x-gzip"})
    @Needs(Role.DEPLOYER)
    public Response gzip(
            @PathParam("site") String site,
            @BeanParam BundleOptions options,
            InputStream bundle,
            UriInfo uri,
            SecurityContext caller)
            throws IOException, InterruptedException {
        return deploy(site, options, new Upload(bundle, BundleKind.TAR_GZ), uri, caller);
    }

    private record Upload(InputStream bytes, BundleKind kind) {}

    private Response deploy(String name, BundleOptions options, Upload upload, UriInfo uri, SecurityContext caller)
            throws IOException, InterruptedException {
        Optional<Site> site = sites.find(name);
        if (site.isEmpty()) {
            return Problems.noSuchSite(name);
        }
        HoldBundle.Wish wish = options.wish(site.get(), Callers.of(caller));
        authority.completing(Callers.token(caller), site.get().id(), wish.intent());
        DeployBundle.Bundle bundle = new DeployBundle.Bundle(upload.bytes(), upload.kind(), wish);
        return switch (bundles.deploy(site.get(), bundle, Callers.of(caller))) {
            case DeployBundle.Outcome.Refused(Refusal refusal) -> Problems.response(refusal);
            case DeployBundle.Outcome.Excessive(Excess excess) -> Problems.response(excess);
            case DeployBundle.Outcome.Unreadable(String reason) ->
                Problems.response(ProblemType.INVALID, reason, "pack the folder anew; nothing of it was deployed");
            case DeployBundle.Outcome.Done done ->
                answers.finished(done.deploy(), done.finished(), options.patience(), uri);
        };
    }
}
