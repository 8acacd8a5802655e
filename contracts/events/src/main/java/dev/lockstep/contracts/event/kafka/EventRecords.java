package dev.lockstep.contracts.event.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.event.Command;
import dev.lockstep.contracts.event.CommandCompleted;
import dev.lockstep.contracts.event.EdgeAnswered;
import dev.lockstep.contracts.event.EdgeAsked;
import dev.lockstep.contracts.event.EdgeSynced;
import dev.lockstep.contracts.event.Event;
import dev.lockstep.contracts.event.Lane;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.PagesVisited;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.event.StatementKey;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.json.EventJson;
import dev.lockstep.contracts.trace.Trace;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Utils;

/** Which topic, key and headers an event travels with. */
public final class EventRecords {

    private EventRecords() {}

    public static Topic topic(Event event) {
        return switch (event) {
            case SiteEvent ignored -> Topic.SITES;
            case PageRequested request ->
                request.reason().lane() == Lane.VISITOR ? Topic.PAGE_REQUESTS : Topic.PAGE_REQUESTS_LATER;
            case PageRevalidated ignored -> Topic.PAGES;
            case RenderFailed ignored -> Topic.RENDER_FAILURES;
            case PagesVisited ignored -> Topic.VISITS;
            case EdgeSynced ignored -> Topic.EDGE_STATUS;
            case EdgeAsked ignored -> Topic.EDGE_QUESTIONS;
            case EdgeAnswered ignored -> Topic.EDGE_ANSWERS;
            case Command ignored -> Topic.COMMANDS;
            case CommandCompleted ignored -> Topic.COMMAND_RESULTS;
        };
    }

    public static String key(Event event) {
        return switch (event) {
            case SiteEvent site -> StatementKey.of(site).text();
            case PageRequested page -> page.id().text();
            case PageRevalidated page -> page.id().text();
            case RenderFailed page -> page.id().text();
            case PagesVisited visits -> visits.edge() + " " + visits.site();
            case EdgeSynced edge -> edge.edge().text();
            case EdgeAsked question -> question.id();
            case EdgeAnswered answer -> answer.id();
            case Command command -> command.site();
            case CommandCompleted command -> command.site();
        };
    }

    /** A record, which belongs to the trace of whoever is at it, for any event but a site's: the site log is partitioned by {@link #sitePartition}. */
    public static ProducerRecord<String, byte[]> record(Event event, Envelope envelope) {
        if (event instanceof SiteEvent) {
            throw new IllegalArgumentException("the site log has a partitioning of its own");
        }
        Headers headers = TraceHeaders.add(envelope.headers(), Trace.current());
        return new ProducerRecord<>(topic(event).topicName(), null, key(event), EventJson.write(event), headers);
    }

    /** The partition of the site log that holds all of a site's events, in order. */
    public static int sitePartition(SiteId site, int partitions) {
        return Utils.toPositive(Utils.murmur2(site.text().getBytes(UTF_8))) % partitions;
    }

    /** Reads a record's value by its {@code ce_type}. */
    public static Decoded read(Headers headers, byte[] value) {
        return Envelope.attribute(headers, "ce_type")
                .map(type -> EventJson.read(type, value))
                .orElseGet(() -> new Decoded.Malformed("the record has no ce_type"));
    }
}
