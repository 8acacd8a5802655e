package dev.lockstep.edge.wiring;

import dev.lockstep.edge.ask.Asking;
import dev.lockstep.edge.cache.HttpCache;
import dev.lockstep.edge.continuity.CatchingUp;
import dev.lockstep.edge.continuity.Ended;
import dev.lockstep.edge.door.Refusal;
import dev.lockstep.edge.door.Refusals;
import dev.lockstep.edge.kafka.EdgeLogs;
import dev.lockstep.edge.lease.Lease;
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
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What can be counted at an edge. */
@Singleton
class EdgeMetrics {

    private final MeterRegistry registry;

    EdgeMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void name(@Observes StartupEvent started, EdgeConfig config) {
        Gauge.builder("lockstep.edge.info", () -> 1)
                .description("always 1; what this edge is called")
                .tag("edge", config.edge().id())
                .register(registry);
    }

    /** How far this edge has come with the site log, and for how long it may believe what it knows. */
    void knowledge(@Observes StartupEvent started, Known known) {
        gauge(
                "lockstep.epoch.lag",
                known,
                Known::lag,
                "what the site log states and this edge has not put into effect: not read yet, being prepared, or refused");
        gauge(
                "lockstep.refused.publishes",
                known,
                Known::refused,
                "publishes that this edge has read and cannot show, such as for want of their manifest");
        gauge(
                "lockstep.preparing.publishes",
                known,
                Known::preparing,
                "publishes that this edge has read and does not show yet: their manifest is being fetched");
        gauge(
                "lockstep.lost.sites",
                known,
                Known::lost,
                "sites that this edge knows and the site log, which went back, has not stated again");
        time(
                "lockstep.lease.age",
                known.lease(),
                Lease::age,
                "how long ago this edge last knew everything, and others knew that");
        time(
                "lockstep.lease.lasts",
                known.lease(),
                Lease::lasts,
                "how old the lease may get: beyond it answers are marked, and strict sites are not shown");
    }

    void logs(@Observes StartupEvent started, EdgeLogs logs) {
        counter("lockstep.unknown.events", logs, EdgeLogs::unknown, "events of types that this version does not know");
        counter(
                "lockstep.dead.letters",
                logs,
                EdgeLogs::deadLetters,
                "records that could not be read and were set aside");
        counter("lockstep.dropped.records", logs, EdgeLogs::dropped, "records that could not be sent");
    }

    void pages(@Observes StartupEvent started, Pages pages, Arrivals arrivals) {
        gauge("lockstep.known.pages", pages, Pages::count, "pages that this edge knows, valid or not");
        counter(
                "lockstep.stale.events",
                arrivals,
                Arrivals::stale,
                "pages that came twice, or too late for the live deploy");
    }

    void waiting(@Observes StartupEvent started, Asking asking, CatchingUp catchingUp) {
        gauge("lockstep.waiting.visitors", asking, Asking::waiting, "visitors who are held for a page");
        gauge(
                "lockstep.catch.up.waiting",
                catchingUp,
                CatchingUp::waiting,
                "visitors who are held as they have seen more than this edge knows");
        for (Ended ended : Ended.values()) {
            FunctionCounter.builder("lockstep.catch.ups", catchingUp, counted -> counted.of(ended))
                    .description("visitors who had seen more than this edge knew, by how that ended")
                    .tag("ended", word(ended))
                    .register(registry);
        }
    }

    void refusals(@Observes StartupEvent started, Refusals refusals) {
        for (Refusal refusal : Refusal.values()) {
            FunctionCounter.builder("lockstep.refused.requests", refusals, counted -> counted.of(refusal))
                    .description("requests and connections that were not let in")
                    .tag("reason", word(refusal))
                    .register(registry);
        }
    }

    void answers(@Observes StartupEvent started, Counting counts) {
        answers(counts.answers(), "hit", Tally::allFresh);
        answers(counts.answers(), "stale", Tally::allStale);
        answers(counts.answers(), "miss", Tally::allMissed);
        answers(counts.answers(), "pass", Tally::allPassed);
    }

    void kept(@Observes StartupEvent started, HttpCache kept) {
        gauge("lockstep.kept.bytes", kept, HttpCache::weight, "answers of origins that this edge keeps");
        gauge(
                "lockstep.kept.following",
                kept,
                HttpCache::following,
                "visitors who wait for what another has asked an origin for");
    }

    void passes(@Observes StartupEvent started, PassOn passOn) {
        gauge(
                "lockstep.passes.running",
                passOn,
                PassOn::underWay,
                "requests that go through to renderers at this moment");
        counter("lockstep.passes.unanswered", passOn, PassOn::unanswered, "requests that no worker has answered");
    }

    private void answers(Tally tally, String outcome, ToDoubleFunction<Tally> count) {
        FunctionCounter.builder("lockstep.page.answers", tally, count)
                .description("visitors of pages, by what was there for them")
                .tag("outcome", outcome)
                .register(registry);
    }

    private <T> void counter(String name, T counted, ToDoubleFunction<T> count, String description) {
        FunctionCounter.builder(name, counted, count).description(description).register(registry);
    }

    private <T> void gauge(String name, T measured, ToDoubleFunction<T> value, String description) {
        Gauge.builder(name, measured, value).description(description).register(registry);
    }

    private <T> void time(String name, T measured, Function<T, Duration> time, String description) {
        TimeGauge.builder(
                        name,
                        measured,
                        TimeUnit.NANOSECONDS,
                        now -> time.apply(now).toNanos())
                .description(description)
                .register(registry);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
