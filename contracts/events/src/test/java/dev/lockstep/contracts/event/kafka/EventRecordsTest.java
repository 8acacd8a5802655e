package dev.lockstep.contracts.event.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.Event;
import dev.lockstep.contracts.event.Examples;
import dev.lockstep.contracts.event.Held;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.PageKey;
import dev.lockstep.contracts.trace.Trace;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventRecordsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    static List<Event> events() {
        return Examples.all().stream()
                .filter(event -> !(event instanceof SiteEvent))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("events")
    void aRecordIsReadBack(Event event) {
        var record = EventRecords.record(event, Envelope.of(event, "id-1", "/test", NOW));

        assertThat(EventRecords.read(record.headers(), record.value())).isEqualTo(new Decoded.Known(event));
    }

    @Test
    void headersAreThoseOfACloudEventInBinaryMode() {
        var headers = new Envelope("id-1", "/test", "edge.synced", NOW).headers();

        assertThat(Envelope.attribute(headers, "ce_specversion")).contains("1.0");
        assertThat(Envelope.attribute(headers, "ce_id")).contains("id-1");
        assertThat(Envelope.attribute(headers, "ce_source")).contains("/test");
        assertThat(Envelope.attribute(headers, "ce_type")).contains("edge.synced");
        assertThat(Envelope.attribute(headers, "ce_time")).contains("2026-03-01T12:00:00Z");
        assertThat(Envelope.attribute(headers, "content-type")).contains("application/json");
    }

    @Test
    void aRecordCarriesTheTraceOfWhoeverIsAtIt() {
        Event event = Examples.all().getLast();
        Envelope envelope = Envelope.of(event, "id-1", "/test", NOW);
        Trace trace = Trace.parse("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        var traced = trace.call(() -> EventRecords.record(event, envelope));
        var untraced = EventRecords.record(event, envelope);

        assertThat(TraceHeaders.of(traced.headers())).isEqualTo(trace);
        assertThat(Envelope.attribute(traced.headers(), "traceparent")).contains(trace.parent());
        assertThat(TraceHeaders.of(untraced.headers())).isEqualTo(Trace.NONE);
        assertThat(Envelope.attribute(untraced.headers(), "traceparent")).isEmpty();
    }

    @Test
    void aRecordWithoutATypeIsPoison() {
        assertThat(EventRecords.read(new RecordHeaders(), new byte[0])).isInstanceOf(Decoded.Malformed.class);
    }

    @Test
    void keysSayWhatIsStated() {
        assertThat(Examples.all())
                .extracting(EventRecords::key)
                .containsExactly(
                        "shop live",
                        "shop deploy:d2",
                        "shop purge:hard:tag:product:7",
                        "shop floor",
                        "shop settings",
                        "d2 /products/7?page=2",
                        "d2 /products/7?page=2",
                        "d2 /products/7?page=2",
                        "edge-1 shop",
                        "edge-1",
                        "q-1",
                        "q-1",
                        "shop",
                        "shop",
                        "shop",
                        "shop",
                        "shop");
    }

    @Test
    void whatNobodyWaitsForIsAskedForOnATopicOfItsOwn() {
        assertThat(RenderReason.values())
                .filteredOn(reason -> EventRecords.topic(requestFor(reason)) == Topic.PAGE_REQUESTS)
                .containsExactly(RenderReason.MISS);
        assertThat(EventRecords.topic(requestFor(RenderReason.AHEAD))).isEqualTo(Topic.PAGE_REQUESTS_LATER);
    }

    @ParameterizedTest
    @CsvSource({"shop, 12, 0", "shop, 1, 0", "blog, 12, 8"})
    void aSiteStaysInItsPartition(String site, int partitions, int partition) {
        assertThat(EventRecords.sitePartition(new SiteId(site), partitions)).isEqualTo(partition);
    }

    @Test
    void siteEventsAreNotLeftToTheDefaultPartitioner() {
        Event event = Examples.all().getFirst();

        assertThatThrownBy(() -> EventRecords.record(event, Envelope.of(event, "id-1", "/test", NOW)))
                .hasMessageContaining("partitioning");
    }

    private static Event requestFor(RenderReason reason) {
        return new PageRequested(
                new SiteId("shop"),
                new DeployId("d1"),
                PageKey.of(new CanonicalPath("/")),
                reason,
                Epoch.ZERO,
                Held.NOTHING,
                NOW,
                NOW);
    }
}
