package dev.lockstep.edge.visit.metrics;

import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.edge.visit.LookupOutcome;
import dev.lockstep.edge.visit.VisitTimes;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Meters visits by site and outcome. The meters of a site are found by its name alone and made once, so that a visit
 * allocates nothing; sites beyond so many share theirs, under {@code other}, so that whoever makes sites makes no series.
 */
public final class MeteredVisits implements VisitTimes {

    /** No site can be called so: see {@link SiteId}. */
    static final String OTHER = "_other";

    private static final Duration[] BOUNDS = {
        Duration.ofNanos(100_000),
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry registry;
    private final int mostSites;
    private final Function<SiteId, String> hosts;
    private final ConcurrentMap<SiteId, Map<LookupOutcome, Timer>> sites = new ConcurrentHashMap<>();
    private final Map<LookupOutcome, Timer> others;
    private volatile boolean full;

    /**
     * @param mostSites how many have meters of their own: those that are visited first
     * @param hosts by which people know a site
     */
    public MeteredVisits(MeterRegistry registry, int mostSites, Function<SiteId, String> hosts) {
        this.registry = registry;
        this.mostSites = mostSites;
        this.hosts = hosts;
        this.others = timers(OTHER);
        tell(OTHER, OTHER);
        this.full = mostSites < 1;
    }

    @Override
    public void answered(SiteId site, LookupOutcome outcome, long nanos) {
        Timer timer = of(site).get(outcome);
        if (timer != null) {
            timer.record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    private Map<LookupOutcome, Timer> of(SiteId site) {
        @Nullable Map<LookupOutcome, Timer> own = sites.get(site);
        if (own != null) {
            return own;
        }
        return full ? others : add(site);
    }

    private synchronized Map<LookupOutcome, Timer> add(SiteId site) {
        if (full) {
            return sites.getOrDefault(site, others);
        }
        Map<LookupOutcome, Timer> own = sites.computeIfAbsent(site, this::timers);
        full = sites.size() >= mostSites;
        return own;
    }

    private Map<LookupOutcome, Timer> timers(SiteId site) {
        tell(site.text(), hosts.apply(site));
        return timers(site.text());
    }

    private void tell(String site, String host) {
        Gauge.builder("lockstep.site.info", () -> 1)
                .description("always 1; by which host people know a site that is counted, when it was first visited")
                .tag("site", site)
                .tag("host", host)
                .register(registry);
    }

    private Map<LookupOutcome, Timer> timers(String site) {
        Map<LookupOutcome, Timer> timers = new EnumMap<>(LookupOutcome.class);
        for (LookupOutcome outcome : LookupOutcome.values()) {
            timers.put(
                    outcome,
                    Timer.builder("lockstep.visits")
                            .description("visits by site and by what was there, and how long until they were answered")
                            .tag("site", site)
                            .tag(
                                    "outcome",
                                    outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .serviceLevelObjectives(BOUNDS)
                            .register(registry));
        }
        return timers;
    }
}
