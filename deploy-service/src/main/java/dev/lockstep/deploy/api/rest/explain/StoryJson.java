package dev.lockstep.deploy.api.rest.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.explain.PageStory;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last renders of a page, the newest first, and its last failure. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoryJson(
        String deploy,
        String page,
        List<VersionJson> versions,
        @Nullable FailureJson lastFailure) {

    /** {@code candidate}: where the body that was refused can be had. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FailureJson(
            Instant at,
            long asOf,
            String summary,
            Problem problem,
            String log,
            int attempts,
            String worker,
            @Nullable String candidate) {
        static FailureJson of(SiteId site, RenderFailed failure) {
            return new FailureJson(
                    failure.at(),
                    failure.asOf().number(),
                    failure.problem().text(),
                    failure.problem(),
                    failure.log(),
                    failure.attempts(),
                    failure.worker(),
                    failure.candidate().stream()
                            .map(body -> VersionJson.address(site, body))
                            .findFirst()
                            .orElse(null));
        }
    }

    static StoryJson of(SiteId site, PageStory story) {
        return new StoryJson(
                story.page().deploy().text(),
                story.page().page().text(),
                story.versions().stream()
                        .map(version -> VersionJson.of(site, version))
                        .toList(),
                story.failure().stream()
                        .map(failure -> FailureJson.of(site, failure))
                        .findFirst()
                        .orElse(null));
    }
}
