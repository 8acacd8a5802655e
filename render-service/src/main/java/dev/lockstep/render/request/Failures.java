package dev.lockstep.render.request;

import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.RenderCause;
import dev.lockstep.contracts.event.RenderFailed;
import java.time.Clock;
import java.util.List;

/** Failures of renders that did not begin, or that broke. */
public record Failures(String worker, Clock clock) {

    public RenderFailed of(PageRequested request, Problem problem) {
        return new RenderFailed(
                request.site(),
                request.deploy(),
                request.page(),
                request.epoch(),
                new RenderCause(request.reason(), request.epoch()),
                problem,
                List.of(),
                "",
                0,
                worker,
                clock.instant());
    }
}
