package dev.lockstep.deploy.api.rest.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.contracts.event.EdgeAnswer.PageExplained;
import dev.lockstep.contracts.event.EdgeAnswer.Resting;
import dev.lockstep.contracts.event.PageDecision;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.deploy.api.rest.answer.Word;
import dev.lockstep.deploy.explain.Explanation;
import dev.lockstep.deploy.explain.Explanation.Edge;
import dev.lockstep.deploy.explain.PageStory;
import dev.lockstep.deploy.explain.Version;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an address shows on every edge, and what its pages were before. */
record ExplainJson(
        String site,
        String host,
        String target,
        long epoch,
        boolean agree,
        List<EdgeJson> edges,
        List<StoryJson> pages) {

    /** One edge; only {@code problem} when it could not tell. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EdgeJson(
            String edge,
            @Nullable String problem,
            @Nullable String deploy,
            @Nullable Long epoch,
            @Nullable String page,
            @Nullable DecisionJson decision,
            @Nullable VersionJson held,
            @Nullable PendingJson pending,
            @Nullable RestingJson resting) {}

    record DecisionJson(String outcome, String why) {
        static DecisionJson of(PageDecision decision) {
            return new DecisionJson(decision.outcome(), decision.why());
        }
    }

    /** A request for a render that is under way. */
    record PendingJson(String reason, long epoch, Instant since, Instant deadline) {
        static PendingJson of(PageRequested request) {
            return new PendingJson(
                    Word.of(request.reason()), request.epoch().number(), request.requestedAt(), request.deadline());
        }
    }

    /** Why and until when no render is asked for: so many have failed in a row. */
    record RestingJson(int failures, Instant until, String because) {
        static RestingJson of(Resting resting) {
            return new RestingJson(
                    resting.failures(), resting.until(), resting.problem().text());
        }
    }

    static ExplainJson of(Explanation explained) {
        return new ExplainJson(
                explained.site().id().text(),
                explained.host(),
                explained.target(),
                explained.site().epoch().number(),
                explained.agree(),
                explained.edges().stream().map(edge -> edge(edge, explained)).toList(),
                explained.pages().stream()
                        .map(story -> StoryJson.of(explained.site().id(), story))
                        .toList());
    }

    private static EdgeJson edge(Edge edge, Explanation explained) {
        return switch (edge) {
            case Edge.Other(var id, String reason) ->
                new EdgeJson(id.text(), reason, null, null, null, null, null, null, null);
            case Edge.Explained(var id, PageExplained page) ->
                new EdgeJson(
                        id.text(),
                        null,
                        page.deploy().text(),
                        page.epoch().number(),
                        page.page().stream().map(key -> key.text()).findFirst().orElse(null),
                        DecisionJson.of(page.decision()),
                        page.held().stream()
                                .map(held -> VersionJson.of(page.site(), version(held, explained)))
                                .findFirst()
                                .orElse(null),
                        page.pending().stream().map(PendingJson::of).findFirst().orElse(null),
                        page.resting().stream().map(RestingJson::of).findFirst().orElse(null));
        };
    }

    /** The history may not know yet what an edge has just heard of. */
    private static Version version(PageRevalidated held, Explanation explained) {
        Stream<Version> known =
                explained.pages().stream().map(PageStory::versions).flatMap(List::stream);
        return known.filter(version -> version.render().body().equals(held.body())
                        && version.render().renderedAt().equals(held.renderedAt()))
                .findFirst()
                .orElseGet(() -> new Version(held, List.of()));
    }
}
