package dev.lockstep.deploy.api.rest.deploy;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.deploy.api.rest.access.Authority;
import dev.lockstep.deploy.api.rest.access.Callers;
import dev.lockstep.deploy.api.rest.access.DeployIds;
import dev.lockstep.deploy.api.rest.access.Needs;
import dev.lockstep.deploy.api.rest.answer.Answers;
import dev.lockstep.deploy.api.rest.answer.DeployJson;
import dev.lockstep.deploy.api.rest.answer.Shapes;
import dev.lockstep.deploy.api.rest.problem.Problems;
import dev.lockstep.deploy.api.rest.request.Wait;
import dev.lockstep.deploy.lifecycle.Deploy;
import dev.lockstep.deploy.lifecycle.DeployStore;
import dev.lockstep.deploy.publish.PublishDeploy;
import dev.lockstep.deploy.publish.PublishWish;
import dev.lockstep.deploy.publish.Refusal;
import dev.lockstep.deploy.quota.Excess;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.token.Role;
import dev.lockstep.deploy.upload.StartDeploy;
import dev.lockstep.deploy.warmup.PublishWarm;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The deploys of a site. */
@Path("/api/v1/sites/{site}/deploys")
@RunOnVirtualThread
class SiteDeploysResource {
    private static final int MOST_LISTED = 100;

    private final SiteStore sites;
    private final DeployStore deploys;
    private final Authority authority;
    private final StartDeploy start;
    private final Announcements announcements;
    private final PublishWarm publish;
    private final Answers answers;
    private final Shapes shapes;

    SiteDeploysResource(
            SiteStore sites,
            DeployStore deploys,
            Authority authority,
            StartDeploy start,
            Announcements announcements,
            PublishWarm publish,
            Answers answers,
            Shapes shapes) {
        this.sites = sites;
        this.deploys = deploys;
        this.authority = authority;
        this.start = start;
        this.announcements = announcements;
        this.publish = publish;
        this.answers = answers;
        this.shapes = shapes;
    }

    @GET
    @Needs(Role.VIEWER)
    public Response list(@PathParam("site") String name, UriInfo uri) {
        return sites.find(name)
                .map(site -> Response.ok(list(site, uri)).build())
                .orElseGet(() -> Problems.noSuchSite(name));
    }

    private List<DeployJson> list(Site site, UriInfo uri) {
        return deploys.of(site.id(), MOST_LISTED).stream()
                .map(deploy -> shapes.deploy(site, deploy, uri))
                .toList();
    }

    /** Opens a deploy. Its files may be announced with it or in a second step. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Role.DEPLOYER)
    public Response create(
            @PathParam("site") String name,
            @QueryParam("title") @DefaultValue("") String title,
            @Nullable DeployRequest sent,
            UriInfo uri,
            SecurityContext caller)
            throws IOException, InterruptedException {
        Optional<Site> site = sites.find(name);
        if (site.isEmpty()) {
            return Problems.noSuchSite(name);
        }
        DeployRequest request = DeployRequest.of(sent);
        Optional<Response> unfit = Announcements.unfit(request);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        return switch (start.start(site.get(), request.intent(title), Callers.requester(caller))) {
            case StartDeploy.Outcome.Refused(Refusal refusal) -> Problems.response(refusal);
            case StartDeploy.Outcome.Excessive(Excess excess) -> Problems.response(excess);
            case StartDeploy.Outcome.Lacking(Role needed) -> throw authority.lacking(Callers.token(caller), needed);
            case StartDeploy.Outcome.Started(Deploy deploy) ->
                request.announced().isEmpty()
                        ? answers.deploy(deploy.id(), uri)
                        : announcements.announceAtOnce(deploy.id(), request, uri, caller);
        };
    }

    /** Announces a deploy's files; the answer's {@code required} names those that have to travel. */
    @PUT
    @Path("{deploy}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Role.DEPLOYER)
    public Response announce(
            @PathParam("site") String name,
            @PathParam("deploy") String id,
            @QueryParam("wait") @DefaultValue("PT0S") Wait wait,
            @Nullable DeployRequest sent,
            UriInfo uri,
            SecurityContext caller)
            throws IOException, InterruptedException {
        Optional<DeployId> deploy = find(name, id);
        return deploy.isEmpty()
                ? DeployIds.noSuchDeploy(id)
                : announcements.announce(deploy.get(), DeployRequest.of(sent), wait, uri, caller);
    }

    @GET
    @Path("{deploy}")
    @Needs(Role.VIEWER)
    public Response get(@PathParam("site") String name, @PathParam("deploy") String id, UriInfo uri) {
        return find(name, id).map(deploy -> answers.deploy(deploy, uri)).orElseGet(() -> DeployIds.noSuchDeploy(id));
    }

    /** Rolls back to a deploy that was live, or publishes one that never was. */
    @POST
    @Path("{deploy}/restore")
    @Needs(Role.PUBLISHER)
    public Response restore(
            @PathParam("site") String name,
            @PathParam("deploy") String id,
            @BeanParam RestoreOptions options,
            UriInfo uri,
            SecurityContext caller)
            throws InterruptedException {
        Optional<Site> site = sites.find(name);
        if (site.isEmpty()) {
            return Problems.noSuchSite(name);
        }
        Optional<DeployId> deploy = DeployIds.parse(id);
        if (deploy.isEmpty()) {
            return DeployIds.noSuchDeploy(id);
        }
        PublishWish wish = options.wish(deploy.get(), site.get());
        PublishDeploy.Outcome outcome =
                publish.prepare(site.get(), wish, Callers.of(caller)).get();
        return answers.published(deploy.get(), outcome, options.patience(), uri);
    }

    /** A deploy of this site, and of no other. */
    private Optional<DeployId> find(String name, String id) {
        return sites.find(name)
                .flatMap(site -> DeployIds.parse(id)
                        .flatMap(deploys::find)
                        .filter(deploy -> deploy.site().equals(site.id())))
                .map(Deploy::id);
    }
}
