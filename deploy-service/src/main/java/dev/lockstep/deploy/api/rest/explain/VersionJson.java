package dev.lockstep.deploy.api.rest.explain;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.deploy.api.rest.answer.Word;
import dev.lockstep.deploy.explain.Occasion;
import dev.lockstep.deploy.explain.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One render of a page.
 *
 * @param staleAt when it has outlived its route's time
 * @param body where its bytes can be had
 */
record VersionJson(
        long asOf,
        Instant renderedAt,
        Instant staleAt,
        int status,
        List<String> tags,
        String worker,
        long tookMillis,
        CauseJson cause,
        String body,
        long bodyBytes) {

    /** Why the page was rendered: the request's reason, and what had been done to the site before. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CauseJson(
            String reason,
            long epoch,
            String because,
            @Nullable OccasionJson occasion) {}

    record OccasionJson(String kind, long epoch, String what, String actor, Instant at) {
        static OccasionJson of(Occasion occasion) {
            return new OccasionJson(
                    occasion.kind(),
                    occasion.epoch().number(),
                    occasion.what(),
                    occasion.actor().name(),
                    occasion.at());
        }
    }

    static VersionJson of(SiteId site, Version version) {
        PageRevalidated render = version.render();
        return new VersionJson(
                render.asOf().number(),
                render.renderedAt(),
                render.renderedAt().plus(render.revalidateAfter()),
                render.status(),
                List.copyOf(render.tags()),
                render.worker(),
                render.took().toMillis(),
                cause(version),
                address(site, render.body()),
                render.body().sizeBytes());
    }

    /** Where the bytes of a body can be had. */
    static String address(SiteId site, Blob body) {
        return "/api/v1/sites/" + site + "/bodies/" + body.digest();
    }

    private static CauseJson cause(Version version) {
        var cause = version.render().cause();
        return new CauseJson(
                Word.of(cause.reason()),
                cause.epoch().number(),
                version.because(),
                version.occasion().stream().map(OccasionJson::of).findFirst().orElse(null));
    }
}
