package dev.lockstep.deploy.api.rest.site;

import dev.lockstep.deploy.api.rest.access.Callers;
import dev.lockstep.deploy.api.rest.access.Needs;
import dev.lockstep.deploy.api.rest.problem.Problems;
import dev.lockstep.deploy.api.rest.request.WarmUpOptions;
import dev.lockstep.deploy.lifecycle.WarmUpWish;
import dev.lockstep.deploy.publish.ChooseWarmUp;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.token.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;

/** What a site's owner wants of every warm-up that does not say otherwise. */
@Path("/api/v1/sites/{site}/warm-up")
@RunOnVirtualThread
class WarmUpDefaultsResource {
    private final SiteStore sites;
    private final ChooseWarmUp choose;

    WarmUpDefaultsResource(SiteStore sites, ChooseWarmUp choose) {
        this.sites = sites;
        this.choose = choose;
    }

    /** The same names as the parameters of a publish. */
    record WishJson(int warm, String warmFor, String gate) {
        static WishJson of(WarmUpWish wish) {
            return new WishJson(wish.pages(), wish.atMost().toString(), wish.toleratedPercent() + "%");
        }
    }

    @GET
    @Needs(Role.VIEWER)
    public Response get(@PathParam("site") String name) {
        return sites.find(name).map(site -> answer(site.warmUp())).orElseGet(() -> Problems.noSuchSite(name));
    }

    @PUT
    @Needs(Role.OWNER)
    public Response choose(@PathParam("site") String name, @BeanParam WarmUpOptions options, SecurityContext caller) {
        return sites.find(name)
                .map(site -> answer(choose.choose(site.id(), options.over(site.warmUp()), Callers.of(caller))))
                .orElseGet(() -> Problems.noSuchSite(name));
    }

    private static Response answer(WarmUpWish wish) {
        return Response.ok(WishJson.of(wish)).build();
    }
}
