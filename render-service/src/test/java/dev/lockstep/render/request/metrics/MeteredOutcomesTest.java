package dev.lockstep.render.request.metrics;

import static dev.lockstep.render.request.Requests.NOON;
import static dev.lockstep.render.request.Requests.page;
import static dev.lockstep.render.request.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.Held;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.render.page.RenderOutcome;
import dev.lockstep.render.page.WhyDropped;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class MeteredOutcomesTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MeteredOutcomes outcomes = new MeteredOutcomes(registry);

    @Test
    void requestsAreCountedByLaneReasonAndOutcome() {
        outcomes.count(asked(RenderReason.WARM_UP), new RenderOutcome.Dropped(WhyDropped.NO_ROUTE));
        outcomes.count(asked(RenderReason.WARM_UP), new RenderOutcome.Dropped(WhyDropped.NO_ROUTE));
        outcomes.count(asked(RenderReason.MISS), new RenderOutcome.Answered());

        assertThat(counted("spare", "warm-up", "dropped-no-route")).isEqualTo(2);
        assertThat(counted("visitor", "miss", "answered")).isEqualTo(1);
    }

    @Test
    void onlyPagesThatWereMadeHaveTakenTime() {
        PageRequested miss = asked(RenderReason.MISS);

        outcomes.count(miss, new RenderOutcome.Rendered(page(miss, 1, NOON)));
        outcomes.count(miss, new RenderOutcome.Answered());

        assertThat(registry.get("lockstep.render")
                        .tag("lane", "visitor")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    private static PageRequested asked(RenderReason reason) {
        return request("shop", "/p", reason, 1, Held.NOTHING);
    }

    private double counted(String lane, String reason, String outcome) {
        return registry.get("lockstep.page.requests")
                .tags("lane", lane, "reason", reason, "outcome", outcome)
                .counter()
                .count();
    }
}
