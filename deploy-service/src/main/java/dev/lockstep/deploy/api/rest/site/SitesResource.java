package dev.lockstep.deploy.api.rest.site;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.deploy.api.rest.access.Callers;
import dev.lockstep.deploy.api.rest.access.Needs;
import dev.lockstep.deploy.api.rest.answer.PropagationJson;
import dev.lockstep.deploy.api.rest.answer.Shapes;
import dev.lockstep.deploy.api.rest.answer.SiteJson;
import dev.lockstep.deploy.api.rest.problem.ProblemType;
import dev.lockstep.deploy.api.rest.problem.Problems;
import dev.lockstep.deploy.api.rest.request.Wait;
import dev.lockstep.deploy.propagation.AwaitPropagation;
import dev.lockstep.deploy.propagation.Propagation;
import dev.lockstep.deploy.site.ConfigureSite;
import dev.lockstep.deploy.site.CreateSite;
import dev.lockstep.deploy.site.DomainRefusal;
import dev.lockstep.deploy.site.Reach;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteName;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.token.Grant;
import dev.lockstep.deploy.token.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sites. A site is named by its id or by its name. */
@Path("/api/v1/sites")
@RunOnVirtualThread
class SitesResource {
    private final SiteStore sites;
    private final CreateSite create;
    private final ConfigureSite configure;
    private final Choices choices;
    private final AwaitPropagation propagation;
    private final Shapes shapes;

    SitesResource(
            SiteStore sites,
            CreateSite create,
            ConfigureSite configure,
            Choices choices,
            AwaitPropagation propagation,
            Shapes shapes) {
        this.sites = sites;
        this.create = create;
        this.configure = configure;
        this.choices = choices;
        this.propagation = propagation;
        this.shapes = shapes;
    }

    /** A site to be made. */
    public record SiteRequest(@Nullable String name) {}

    @GET
    @Needs(value = Role.VIEWER, at = Needs.Where.ANY)
    public List<SiteJson> list(@QueryParam("name") @Nullable String name, UriInfo uri, SecurityContext caller) {
        Grant grant = Callers.token(caller).grant();
        return sites.list().stream()
                .filter(site -> grant.sees(site.id()))
                .filter(site -> name == null || site.name().text().equals(name))
                .map(site -> shapes.site(site, uri))
                .toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(value = Role.OWNER, at = Needs.Where.PLATFORM)
    public Response create(@Nullable SiteRequest request, UriInfo uri, SecurityContext caller) {
        String name = request == null ? "" : Objects.requireNonNullElse(request.name(), "");
        return switch (create.named(name, Callers.of(caller))) {
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
    @Needs(Role.VIEWER)
    public Response get(@PathParam("site") String name, UriInfo uri) {
        return sites.find(name)
                .map(site -> Response.ok(shapes.site(site, uri)).build())
                .orElseGet(() -> Problems.noSuchSite(name));
    }

    /** Changes what is chosen for the site as a whole. */
    @PATCH
    @Path("{site}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Role.OWNER)
    public Response configure(
            @PathParam("site") String name,
            @QueryParam("wait") @DefaultValue("PT0S") Wait wait,
            @QueryParam("take") @DefaultValue("false") boolean take,
            @Nullable JsonNode sent,
            UriInfo uri,
            SecurityContext caller)
            throws InterruptedException {
        Optional<Site> site = sites.find(name);
        if (site.isEmpty()) {
            return Problems.noSuchSite(name);
        }
        ConfigureSite.Wish wish = new ConfigureSite.Wish(
                choices.read(sent), new Reach(Callers.token(caller).grant().scope(), take));
        return switch (configure.choose(site.get().id(), wish, Callers.of(caller))) {
            case ConfigureSite.Outcome.Configured configured -> configured(configured, wait, uri);
            case ConfigureSite.Outcome.Refused(DomainRefusal refusal) -> Problems.response(refusal);
        };
    }

    private Response configured(ConfigureSite.Outcome.Configured configured, Wait wait, UriInfo uri)
            throws InterruptedException {
        if (!wait.isWanted()) {
            return Response.ok(shapes.site(configured.site(), uri)).build();
        }
        Propagation reached = propagation.await(configured.statement(), wait.atMost());
        return Response.status(reached.isComplete() ? Response.Status.OK : Response.Status.ACCEPTED)
                .entity(shapes.site(configured.site(), uri, PropagationJson.of(reached)))
                .build();
    }

    /** Where every edge stands with all that was stated of the site. */
    @GET
    @Path("{site}/propagation")
    @Needs(Role.VIEWER)
    public Response propagation(@PathParam("site") String name) {
        return sites.find(name)
                .map(propagation::look)
                .map(overview ->
                        Response.ok(PropagationJson.OverviewJson.of(overview)).build())
                .orElseGet(() -> Problems.noSuchSite(name));
    }
}
