package dev.lockstep.contracts.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far an edge has come: the acknowledgement. One small record however many sites there are.
 *
 * @param log which log lay under the site log's name when this was read, by Kafka's own id of it: in another one offsets
 *     mean something else. Empty from an edge that does not say
 * @param applied per partition of the site log, the offset up to which, exclusively, everything is in effect or refused
 * @param lease for how long after the edge last knew all that the site log said it serves sites that are strict about
 *     it; zero from an edge that does not mind
 * @param confirmedAge how long ago, when it said this, the edge last knew all that the site log said
 */
public record EdgeSynced(
        EdgeId edge,
        String log,
        SortedMap<Integer, Long> applied,
        List<Refusal> refused,
        Duration lease,
        Duration confirmedAge,
        Instant at)
        implements Event {

    public EdgeSynced {
        applied = Collections.unmodifiableSortedMap(new TreeMap<>(applied));
        refused = List.copyOf(refused);
    }

    /** Of a log that nobody named. */
    public EdgeSynced(
            EdgeId edge,
            SortedMap<Integer, Long> applied,
            List<Refusal> refused,
            Duration lease,
            Duration confirmedAge,
            Instant at) {
        this(edge, "", applied, refused, lease, confirmedAge, at);
    }

    /**
     * A publish that the edge has not prepared; it keeps showing what it showed before.
     *
     * @param preparing whether it tries for the first time, so that the publish may be in effect in a moment. Versions that do
     *     not say so mean that it has tried in vain
     */
    public record Refusal(SiteId site, Epoch epoch, String reason, boolean preparing) {}
}
