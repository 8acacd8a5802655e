package dev.lockstep.deploy.api.rest.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.deploy.api.rest.access.Needs;
import dev.lockstep.deploy.api.rest.event.EventsJson.OutcomeJson;
import dev.lockstep.deploy.api.rest.event.EventsJson.RuleJson;
import dev.lockstep.deploy.api.rest.event.EventsJson.ToldJson;
import dev.lockstep.deploy.api.rest.event.EventsJson.UnfitJson;
import dev.lockstep.deploy.api.rest.problem.ProblemType;
import dev.lockstep.deploy.api.rest.problem.Problems;
import dev.lockstep.deploy.event.EventLog;
import dev.lockstep.deploy.event.LiveRules;
import dev.lockstep.deploy.event.ReadContent;
import dev.lockstep.deploy.event.TryEvent;
import dev.lockstep.deploy.event.UnfitLog;
import dev.lockstep.deploy.event.rule.Change;
import dev.lockstep.deploy.event.rule.Content;
import dev.lockstep.deploy.site.Site;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.token.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Data events of a site: its rules, what became of the last events, and what would become of one. */
@Path("/api/v1/sites/{site}/events")
@RunOnVirtualThread
class EventsResource {
    private final SiteStore sites;
    private final LiveRules rules;
    private final EventLog log;
    private final UnfitLog unfit;
    private final TryEvent trying;
    private final ReadContent notation;

    EventsResource(
            SiteStore sites, LiveRules rules, EventLog log, UnfitLog unfit, TryEvent trying, ReadContent notation) {
        this.sites = sites;
        this.rules = rules;
        this.log = log;
        this.unfit = unfit;
        this.trying = trying;
        this.notation = notation;
    }

    /** A record to try the rules with. */
    public record RecordRequest(
            @Nullable String topic,
            @Nullable JsonNode key,
            @Nullable JsonNode value) {}

    @GET
    @Needs(Role.VIEWER)
    public Response get(@PathParam("site") String name) {
        return sites.find(name)
                .map(site -> Response.ok(events(site)).build())
                .orElseGet(() -> Problems.noSuchSite(name));
    }

    /** Changes nothing. */
    @POST
    @Path("dry-run")
    @Consumes(MediaType.APPLICATION_JSON)
    @Needs(Role.VIEWER)
    public Response dryRun(@PathParam("site") String name, RecordRequest request) {
        String topic = request.topic();
        if (topic == null) {
            return Problems.response(
                    ProblemType.INVALID, "the record names no topic", "send {\"topic\": \"products\"}");
        }
        Change change = Change.of(content(request.key()), content(request.value()));
        return sites.find(name)
                .map(site -> trying.tell(site, topic, change).stream()
                        .map(ToldJson::of)
                        .toList())
                .map(told -> Response.ok(told).build())
                .orElseGet(() -> Problems.noSuchSite(name));
    }

    private EventsJson events(Site site) {
        List<RuleJson> declared = rules.declaredBy(site).stream()
                .map(rule -> RuleJson.of(rule, rules.isOpen(rule.topic(), site)))
                .toList();
        return new EventsJson(
                declared,
                log.recent(site.id()).stream().map(OutcomeJson::of).toList(),
                unfit.recent(site.id()).stream().map(UnfitJson::of).toList());
    }

    private Content content(@Nullable JsonNode json) {
        return json == null
                ? Content.nothing()
                : notation.read(json.toString().getBytes(UTF_8)).orElseGet(Content::nothing);
    }
}
