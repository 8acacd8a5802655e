package dev.lockstep.edge.wiring;

import dev.lockstep.edge.ask.Asking;
import dev.lockstep.edge.cache.HttpCache;
import dev.lockstep.edge.continuity.CatchingUp;
import dev.lockstep.edge.continuity.Ended;
import dev.lockstep.edge.door.Refusal;
import dev.lockstep.edge.door.Refusals;
import dev.lockstep.edge.kafka.EdgeLogs;
import dev.lockstep.edge.page.Arrivals;
import dev.lockstep.edge.page.Pages;
import dev.lockstep.edge.pass.PassOn;
import dev.lockstep.edge.vertx.visit.Counting;
import dev.lockstep.edge.visit.Tally;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** What can be counted at an edge. */
@Singleton
class EdgeMetrics {

    /** How far this edge has come with the site log, and for how long it may believe what it knows. */
    void register(@Observes StartupEvent started, MeterRegistry registry, EdgeConfig config, Known known) {
        Gauge.builder("lockstep.edge.info", () -> 1)
                .description("always 1; what this edge is called")
                .tag("edge", config.edge().id())
                .register(registry);
        Gauge.builder("lockstep.epoch.lag", known, Known::lag)
                .description("what the site log states and this edge has not put into effect: not read yet, or refused")
                .register(registry);
        Gauge.builder("lockstep.refused.publishes", known, Known::refused)
                .description("publishes that this edge has read and cannot show, such as for want of their manifest")
                .register(registry);
        Gauge.builder("lockstep.lost.sites", known, Known::lost)
                .description("sites that this edge knows and the site log, which went back, has not stated again")
                .register(registry);
        TimeGauge.builder(
                        "lockstep.lease.age",
                        known.lease(),
                        TimeUnit.NANOSECONDS,
                        lease -> lease.age().toNanos())
                .description("how long ago this edge last knew everything, and others knew that")
                .register(registry);
        TimeGauge.builder(
                        "lockstep.lease.lasts",
                        known.lease(),
                        TimeUnit.NANOSECONDS,
                        lease -> lease.lasts().toNanos())
                .description("how old the lease may get: beyond it answers are marked, and strict sites are not shown")
                .register(registry);
    }

    void register(
            @Observes StartupEvent started,
            MeterRegistry registry,
            Pages pages,
            Arrivals arrivals,
            EdgeLogs logs,
            Asking asking,
            CatchingUp catchingUp,
            PassOn passOn,
            HttpCache kept,
            Refusals refusals,
            Counting counts) {
        FunctionCounter.builder("lockstep.stale.events", arrivals, Arrivals::stale)
                .description("pages that came twice, or too late for the live deploy")
                .register(registry);
        FunctionCounter.builder("lockstep.unknown.events", logs, EdgeLogs::unknown)
                .description("events of types that this version does not know")
                .register(registry);
        FunctionCounter.builder("lockstep.dead.letters", logs, EdgeLogs::deadLetters)
                .description("records that could not be read and were set aside")
                .register(registry);
        FunctionCounter.builder("lockstep.dropped.records", logs, EdgeLogs::dropped)
                .description("records that could not be sent")
                .register(registry);
        Gauge.builder("lockstep.known.pages", pages, Pages::count)
                .description("pages that this edge knows, valid or not")
                .register(registry);
        Gauge.builder("lockstep.waiting.visitors", asking, Asking::waiting)
                .description("visitors who are held for a page")
                .register(registry);
        Gauge.builder("lockstep.catch.up.waiting", catchingUp, CatchingUp::waiting)
                .description("visitors who are held as they have seen more than this edge knows")
                .register(registry);
        for (Ended ended : Ended.values()) {
            FunctionCounter.builder("lockstep.catch.ups", catchingUp, counted -> counted.of(ended))
                    .description("visitors who had seen more than this edge knew, by how that ended")
                    .tag("ended", word(ended))
                    .register(registry);
        }
        for (Refusal refusal : Refusal.values()) {
            FunctionCounter.builder("lockstep.refused.requests", refusals, counted -> counted.of(refusal))
                    .description("requests and connections that were not let in")
                    .tag("reason", word(refusal))
                    .register(registry);
        }
        answers(registry, counts.answers(), "hit", Tally::allFresh);
        answers(registry, counts.answers(), "stale", Tally::allStale);
        answers(registry, counts.answers(), "miss", Tally::allMissed);
        answers(registry, counts.answers(), "pass", Tally::allPassed);
        Gauge.builder("lockstep.kept.bytes", kept, HttpCache::weight)
                .description("answers of origins that this edge keeps")
                .register(registry);
        Gauge.builder("lockstep.kept.following", kept, HttpCache::following)
                .description("visitors who wait for what another has asked an origin for")
                .register(registry);
        Gauge.builder("lockstep.passes.running", passOn, PassOn::underWay)
                .description("requests that go through to renderers at this moment")
                .register(registry);
        FunctionCounter.builder("lockstep.passes.unanswered", passOn, PassOn::unanswered)
                .description("requests that no worker has answered")
                .register(registry);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void answers(MeterRegistry registry, Tally tally, String outcome, ToDoubleFunction<Tally> count) {
        FunctionCounter.builder("lockstep.page.answers", tally, count)
                .description("visitors of pages, by what was there for them")
                .tag("outcome", outcome)
                .register(registry);
    }
}
