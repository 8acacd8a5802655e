package dev.lockstep.deploy.api.rest.explain;

import dev.lockstep.deploy.api.rest.access.Needs;
import dev.lockstep.deploy.api.rest.problem.ProblemType;
import dev.lockstep.deploy.api.rest.problem.Problems;
import dev.lockstep.deploy.explain.ExplainUrl;
import dev.lockstep.deploy.explain.Explanation;
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
import java.util.Optional;
import java.util.function.Function;

/** Why an address of a site shows what it shows: for tools as JSON, for browsers as a page. */
@Path("/api/v1/sites/{site}/explain")
@RunOnVirtualThread
class ExplainResource {
    /** The page has its style within and needs nothing else. */
    private static final String NOTHING_FROM_ELSEWHERE =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final SiteStore sites;
    private final ExplainUrl explain;
    private final ExplainPage page;

    ExplainResource(SiteStore sites, ExplainUrl explain, ExplainPage page) {
        this.sites = sites;
        this.explain = explain;
        this.page = page;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Needs(Role.VIEWER)
    public Response json(@PathParam("site") String site, @QueryParam("url") @DefaultValue("/") String url)
            throws InterruptedException {
        return explain(site, url, explained -> Response.ok(ExplainJson.of(explained)));
    }

    @GET
    @Produces("text/html;charset=utf-8;qs=0.9")
    @Needs(Role.VIEWER)
    public Response page(@PathParam("site") String site, @QueryParam("url") @DefaultValue("/") String url)
            throws InterruptedException {
        return explain(
                site,
                url,
                explained -> Response.ok(page.of(ExplainJson.of(explained)))
                        .header("Content-Security-Policy", NOTHING_FROM_ELSEWHERE));
    }

    private Response explain(String name, String url, Function<Explanation, Response.ResponseBuilder> shown)
            throws InterruptedException {
        Optional<Site> site = sites.find(name);
        if (site.isEmpty()) {
            return Problems.noSuchSite(name);
        }
        return switch (explain.explain(site.get(), url)) {
            case ExplainUrl.Outcome.Explained(Explanation explanation) ->
                shown.apply(explanation).build();
            case ExplainUrl.Outcome.NoUrl(String text) ->
                Problems.response(
                        ProblemType.INVALID, "not a URL: '" + text + "'", "send a URL of the site, or a path");
            case ExplainUrl.Outcome.AnotherSite(String host) ->
                Problems.response(
                        ProblemType.NO_SUCH_THING, "the site has no host '" + host + "'", "ask for a URL of this site");
        };
    }
}
