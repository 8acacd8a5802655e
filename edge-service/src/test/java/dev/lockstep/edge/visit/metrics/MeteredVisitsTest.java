package dev.lockstep.edge.visit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.edge.visit.LookupOutcome;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MeteredVisitsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void visitsAreCountedBySiteAndOutcome() {
        MeteredVisits visits = new MeteredVisits(registry, 10, MeteredVisitsTest::host);

        visits.answered(site("shop"), LookupOutcome.HIT, 1_000);
        visits.answered(site("shop"), LookupOutcome.HIT, 3_000);
        visits.answered(site("shop"), LookupOutcome.NOT_FOUND, 1_000);

        assertThat(timer("shop", "hit").count()).isEqualTo(2);
        assertThat(timer("shop", "hit").totalTime(TimeUnit.NANOSECONDS)).isEqualTo(4_000);
        assertThat(timer("shop", "not-found").count()).isEqualTo(1);
    }

    @Test
    void sitesBeyondTheLimitAreCountedTogether() {
        // Given room for two
        MeteredVisits visits = new MeteredVisits(registry, 2, MeteredVisitsTest::host);

        // When a thousand are visited, and the first once more
        for (int number = 0; number < 1_000; number++) {
            visits.answered(site("shop-" + number), LookupOutcome.MISS, 1_000);
        }
        visits.answered(site("shop-0"), LookupOutcome.MISS, 1_000);

        // Then nothing was lost, and no more meters were made than for those two and all others
        assertThat(timer("shop-0", "miss").count()).isEqualTo(2);
        assertThat(timer(MeteredVisits.OTHER, "miss").count()).isEqualTo(998);
        assertThat(registry.getMeters().stream().map(Meter::getId).filter(id -> "lockstep.visits".equals(id.getName())))
                .hasSize(3 * LookupOutcome.values().length);
    }

    @Test
    void sitesThatAreCountedAreToldByTheirHostsToo() {
        // Given room for one
        MeteredVisits visits = new MeteredVisits(registry, 1, MeteredVisitsTest::host);

        // When
        visits.answered(site("shop"), LookupOutcome.HIT, 1_000);
        visits.answered(site("blog"), LookupOutcome.HIT, 1_000);

        // Then
        assertThat(registry.find("lockstep.site.info").gauges())
                .extracting(
                        info -> info.getId().getTag("site") + " " + info.getId().getTag("host"))
                .containsExactlyInAnyOrder("shop shop.test", "_other _other");
    }

    @Test
    void noSiteIsCalledAsTheOthersAre() {
        assertThat(SiteId.parse(MeteredVisits.OTHER)).isEmpty();
    }

    private Timer timer(String site, String outcome) {
        return registry.get("lockstep.visits")
                .tags("site", site, "outcome", outcome)
                .timer();
    }

    private static String host(SiteId site) {
        return site.text() + ".test";
    }

    private static SiteId site(String name) {
        return new SiteId(name);
    }
}
