package dev.lockstep.render.request.faulttolerance;

import static dev.lockstep.render.request.Requests.NOON;
import static dev.lockstep.render.request.Requests.miss;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.render.page.RenderOutcome;
import dev.lockstep.render.request.Failures;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CircuitBreakersTest {
    private final Failures failures = new Failures("worker", Clock.fixed(NOON, ZoneOffset.UTC));
    private final List<PageRequested> asked = new ArrayList<>();
    private final CircuitBreakers breakers = new CircuitBreakers(
            this::fail,
            request -> "catalogue.test",
            failures,
            new CircuitBreakers.Settings(4, 0.5, Duration.ofHours(1)));

    @Test
    void anOriginThatKeepsFailingIsLeftInPeace() throws IOException, InterruptedException {
        for (int render = 0; render < 10; render++) {
            assertThat(breakers.render(miss("shop", "/down"))).isInstanceOf(RenderOutcome.Failed.class);
        }

        assertThat(asked).hasSize(4);
        assertThat(breakers.render(miss("shop", "/down"))).isInstanceOfSatisfying(RenderOutcome.Failed.class, open -> {
            assertThat(open.mayPass()).isFalse();
            assertThat(open.failure().problem().reason()).contains("catalogue.test");
        });
    }

    @Test
    void anotherSiteFindsOutForItself() throws IOException, InterruptedException {
        for (int render = 0; render < 10; render++) {
            breakers.render(miss("shop", "/down"));
        }

        breakers.render(miss("blog", "/down"));

        assertThat(asked).last().isEqualTo(miss("blog", "/down"));
    }

    @Test
    void whatTheDeployGetsWrongIsNotTheOriginsFault() throws IOException, InterruptedException {
        for (int render = 0; render < 10; render++) {
            breakers.render(miss("shop", "/broken"));
        }

        assertThat(asked).hasSize(10);
    }

    @Test
    void anOriginWhoseDataLagsBehindIsNotDown() throws IOException, InterruptedException {
        for (int render = 0; render < 10; render++) {
            breakers.render(miss("shop", "/lags"));
        }

        assertThat(asked).hasSize(10);
    }

    private RenderOutcome fail(PageRequested request) {
        asked.add(request);
        if (request.page().text().equals("/lags")) {
            return new RenderOutcome.Outdated(failures.of(request, Problem.of("its data is old", "")));
        }
        String file = request.page().text().equals("/broken") ? "page.html" : "";
        return new RenderOutcome.Failed(failures.of(request, new Problem(file, 0, "no page", "mend it")));
    }
}
