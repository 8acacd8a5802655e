package dev.lockstep.deploy.api.rest;

import dev.lockstep.contracts.event.DeployPublished;
import dev.lockstep.deploy.api.rest.problem.ProblemType;
import dev.lockstep.deploy.api.rest.problem.Problems;
import dev.lockstep.deploy.outbox.Statement;
import dev.lockstep.deploy.propagation.AwaitPropagation;
import dev.lockstep.deploy.site.CreateSite;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteName;
import dev.lockstep.deploy.site.SiteStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sites. A site is named by its id or by its name. */
@Path("/api/v1/sites")
@RunOnVirtualThread
class SitesResource {
    private final SiteStore sites;
    private final CreateSite create;
    private final AwaitPropagation propagation;
    private final Shapes shapes;

    SitesResource(SiteStore sites, CreateSite create, AwaitPropagation propagation, Shapes shapes) {
        this.sites = sites;
        this.create = create;
        this.propagation = propagation;
        this.shapes = shapes;
    }

    /** A site to be made. */
    public record SiteRequest(@Nullable String name) {}

    @GET
    public List<SiteJson> list(@QueryParam("name") @Nullable String name, UriInfo uri) {
        return sites.list().stream()
                .filter(site -> name == null || site.name().text().equals(name))
                .map(site -> shapes.site(site, uri))
                .toList();
    }

    @POST
    public Response create(@Nullable SiteRequest request, UriInfo uri) {
        String name = request == null ? "" : Objects.requireNonNullElse(request.name(), "");
        return switch (create.named(name)) {
            case CreateSite.Outcome.Created(Site site) ->
                Response.status(Response.Status.CREATED)
                        .entity(shapes.site(site, uri))
                        .build();
            case CreateSite.Outcome.NameTaken(SiteName taken) ->
                Problems.response(
                        ProblemType.NAME_TAKEN, "there is a site '" + taken + "' already", "choose another name");
            case CreateSite.Outcome.NameRefused(String rule) ->
                Problems.response(ProblemType.INVALID, rule, "choose another name");
        };
    }

    @GET
    @Path("{site}")
    public Response get(@PathParam("site") String name, UriInfo uri) {
        return sites.find(name)
                .map(site -> Response.ok(shapes.site(site, uri)).build())
                .orElseGet(() -> Problems.noSuchSite(name));
    }

    /** Where every edge stands with what the site shows. */
    @GET
    @Path("{site}/propagation")
    public Response propagation(@PathParam("site") String name) {
        return sites.find(name)
                .map(site -> propagation.look(new Statement(site.id(), DeployPublished.LIVE, site.epoch())))
                .map(reached ->
                        Response.ok(PropagationJson.Overview.of(reached)).build())
                .orElseGet(() -> Problems.noSuchSite(name));
    }
}
