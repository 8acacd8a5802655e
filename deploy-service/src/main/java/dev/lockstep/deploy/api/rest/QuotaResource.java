package dev.lockstep.deploy.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.deploy.api.rest.access.Callers;
import dev.lockstep.deploy.api.rest.access.Needs;
import dev.lockstep.deploy.api.rest.problem.Problems;
import dev.lockstep.deploy.api.rest.problem.UnfitParameterException;
import dev.lockstep.deploy.api.rest.request.Exact;
import dev.lockstep.deploy.history.PageHistory;
import dev.lockstep.deploy.holding.CheckHoldings;
import dev.lockstep.deploy.quota.Counts;
import dev.lockstep.deploy.quota.Quota;
import dev.lockstep.deploy.quota.QuotaStore;
import dev.lockstep.deploy.quota.Usage;
import dev.lockstep.deploy.site.SetQuota;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.token.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much a site may be, and how much it is. */
@Path("/api/v1/sites/{site}")
@RunOnVirtualThread
class QuotaResource {
    private final SiteStore sites;
    private final QuotaStore quotas;
    private final PageHistory history;
    private final CheckHoldings holdings;
    private final SetQuota set;

    QuotaResource(SiteStore sites, QuotaStore quotas, PageHistory history, CheckHoldings holdings, SetQuota set) {
        this.sites = sites;
        this.quotas = quotas;
        this.history = history;
        this.holdings = holdings;
        this.set = set;
    }

    /** Limits; those left out are as is usual. */
    @Exact
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record QuotaJson(
            @Nullable Long deploys,
            @Nullable Long filesOfDeploy,
            @Nullable Long bytesOfDeploy,
            @Nullable Long bytesOfSite,
            @Nullable Long rendersPerSecond,
            @Nullable Long pages,
            @Nullable Long branches,
            @Nullable Long openDeploys,
            @Nullable Long pins) {

        static QuotaJson of(Quota quota) {
            return new QuotaJson(
                    shown(quota.deploys()),
                    shown(quota.filesOfDeploy()),
                    shown(quota.bytesOfDeploy()),
                    shown(quota.bytesOfSite()),
                    shown(quota.rendersPerSecond()),
                    shown(quota.pages()),
                    shown(quota.counts().branches()),
                    shown(quota.counts().openDeploys()),
                    shown(quota.counts().pins()));
        }

        Quota read() {
            try {
                return new Quota(
                        Objects.requireNonNullElse(deploys, Quota.USUAL.deploys()),
                        Objects.requireNonNullElse(filesOfDeploy, Quota.USUAL.filesOfDeploy()),
                        Objects.requireNonNullElse(bytesOfDeploy, Quota.USUAL.bytesOfDeploy()),
                        Objects.requireNonNullElse(bytesOfSite, Quota.USUAL.bytesOfSite()),
                        Objects.requireNonNullElse(rendersPerSecond, Quota.USUAL.rendersPerSecond()),
                        Objects.requireNonNullElse(pages, Quota.USUAL.pages()),
                        counts());
            } catch (IllegalArgumentException refused) {
                throw new UnfitParameterException(
                        String.valueOf(refused.getMessage()), "send numbers from 1 on, or leave a limit out");
            }
        }

        private Counts counts() {
            return new Counts(
                    Objects.requireNonNullElse(branches, Counts.USUAL.branches()),
                    Objects.requireNonNullElse(openDeploys, Counts.USUAL.openDeploys()),
                    Objects.requireNonNullElse(pins, Counts.USUAL.pins()));
        }

        private static @Nullable Long shown(long most) {
            return most == Quota.UNLIMITED ? null : most;
        }
    }

    /** What is used, and of how much. */
    record UsageJson(
            long deploys, long bytesOfSite, long pages, long branches, long openDeploys, long pins, QuotaJson quota) {
        static UsageJson of(Usage usage, long pages, Counts counts, Quota quota) {
            return new UsageJson(
                    usage.deploys(),
                    usage.bytesOfSite(),
                    pages,
                    counts.branches(),
                    counts.openDeploys(),
                    counts.pins(),
                    QuotaJson.of(quota));
        }
    }

    @GET
    @Path("usage")
    @Needs(Role.VIEWER)
    public Response usage(@PathParam("site") String name) {
        return sites.find(name)
                .map(site -> Response.ok(usage(site)).build())
                .orElseGet(() -> Problems.noSuchSite(name));
    }

    private UsageJson usage(Site site) {
        return UsageJson.of(quotas.usage(site.id()), history.pages(site.id()), holdings.of(site), quotas.of(site.id()));
    }

    @PUT
    @Path("quota")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(value = Role.OWNER, at = Needs.Where.PLATFORM)
    public Response set(@PathParam("site") String name, @Nullable QuotaJson sent, SecurityContext caller) {
        Optional<Site> site = sites.find(name);
        if (site.isEmpty()) {
            return Problems.noSuchSite(name);
        }
        set.set(site.get().id(), Objects.requireNonNullElse(sent, NONE).read(), Callers.of(caller));
        return usage(name);
    }

    private static final QuotaJson NONE = new QuotaJson(null, null, null, null, null, null, null, null, null);
}
