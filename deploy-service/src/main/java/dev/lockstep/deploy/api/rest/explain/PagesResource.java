package dev.lockstep.deploy.api.rest.explain;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.manifest.PageKey;
import dev.lockstep.deploy.api.rest.access.DeployIds;
import dev.lockstep.deploy.api.rest.access.Needs;
import dev.lockstep.deploy.api.rest.problem.ProblemType;
import dev.lockstep.deploy.api.rest.problem.Problems;
import dev.lockstep.deploy.explain.TellHistory;
import dev.lockstep.deploy.history.PageHistory;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.site.Live;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.token.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;

/** What the pages of a site were before. */
@Path("/api/v1/sites/{site}")
@RunOnVirtualThread
class PagesResource {
    private final SiteStore sites;
    private final DeployStore deploys;
    private final TellHistory history;
    private final PageHistory bodies;
    private final BlobStore blobs;

    PagesResource(SiteStore sites, DeployStore deploys, TellHistory history, PageHistory bodies, BlobStore blobs) {
        this.sites = sites;
        this.deploys = deploys;
        this.history = history;
        this.bodies = bodies;
        this.blobs = blobs;
    }

    /** The last renders of a page, by its key, under the live deploy or another one. */
    @GET
    @Path("pages/history")
    @Needs(Role.VIEWER)
    public Response history(
            @PathParam("site") String name,
            @QueryParam("path") @DefaultValue("/") String path,
            @QueryParam("deploy") @DefaultValue("") String deploy) {
        Optional<Site> site = sites.find(name);
        if (site.isEmpty()) {
            return Problems.noSuchSite(name);
        }
        Optional<PageKey> page = PageKey.parse(path);
        if (page.isEmpty()) {
            return Problems.response(
                    ProblemType.INVALID, "not a page key: '" + path + "'", "send the key as explain writes it");
        }
        return deployOf(site.get(), deploy)
                .map(found -> history.tell(new PageId(found, page.get())))
                .map(story -> Response.ok(StoryJson.of(site.get().id(), story)).build())
                .orElseGet(() -> Problems.response(
                        ProblemType.NO_SUCH_DEPLOY, "the site has no deploy '" + deploy + "'", "check its id"));
    }

    /** The bytes of one render: what a tenant wrote is no page of this API, so browsers are told to save it. */
    @GET
    @Path("bodies/{digest}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Needs(Role.VIEWER)
    public Response body(@PathParam("site") String name, @PathParam("digest") String digest) throws IOException {
        Optional<Site> site = sites.find(name);
        if (site.isEmpty()) {
            return Problems.noSuchSite(name);
        }
        Optional<Blob> body =
                digest.matches("[0-9a-f]{64}") ? bodies.body(site.get().id(), new Digest(digest)) : Optional.empty();
        return body.isEmpty() ? noBody(digest) : body(body.get());
    }

    private Response body(Blob body) throws IOException {
        return blobs.open(body.digest())
                .map(bytes -> Response.ok(bytes)
                        .header("Content-Length", body.sizeBytes())
                        .header("Content-Disposition", "attachment")
                        .build())
                .orElseGet(() -> noBody(body.digest().hex()));
    }

    private Optional<DeployId> deployOf(Site site, String deploy) {
        if (!deploy.isEmpty()) {
            return DeployIds.parse(deploy)
                    .flatMap(deploys::find)
                    .filter(found -> found.site().equals(site.id()))
                    .map(Deploy::id);
        }
        return site.pointer().live() instanceof Live.Showing(DeployId live) ? Optional.of(live) : Optional.empty();
    }

    private static Response noBody(String digest) {
        return Problems.response(
                ProblemType.NO_SUCH_THING, "no render of the site's pages has the body '" + digest + "'", "");
    }
}
