package dev.lockstep.contracts.event.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** The topics through which the services talk, and for how long each keeps what it carries. */
public enum Topic {
    /** The site log. Partitioned by site alone, so that a site's events have one order. */
    SITES("lockstep.sites", Cleanup.COMPACT, Duration.ofDays(7)),
    /** What visitors wait for. */
    PAGE_REQUESTS("lockstep.page-requests", Cleanup.DELETE, Duration.ofHours(1)),
    /** What nobody waits for. Partitioned like the other, so that one worker gets all requests for a page. */
    PAGE_REQUESTS_LATER("lockstep.page-requests-later", Cleanup.DELETE, Duration.ofHours(1)),
    /** The page log: the latest render of every page. */
    PAGES("lockstep.pages", Cleanup.COMPACT, Duration.ofDays(7)),
    /** Apart from the page log, where compaction would let a failure shadow a good page. */
    RENDER_FAILURES("lockstep.render-failures", Cleanup.DELETE, Duration.ofDays(1)),
    /** What visitors ask for; who starts anew learns of the last hour. */
    VISITS("lockstep.visits", Cleanup.DELETE, Duration.ofHours(1)),
    EDGE_STATUS("lockstep.edge-status", Cleanup.DELETE, Duration.ofHours(1)),
    EDGE_QUESTIONS("lockstep.edge-questions", Cleanup.DELETE, Duration.ofMinutes(10)),
    EDGE_ANSWERS("lockstep.edge-answers", Cleanup.DELETE, Duration.ofMinutes(10)),
    COMMANDS("lockstep.commands", Cleanup.DELETE, Duration.ofDays(7)),
    COMMAND_RESULTS("lockstep.command-results", Cleanup.DELETE, Duration.ofDays(7)),
    /** Records that could not be read or acted on, with the reason in a header. */
    DEAD_LETTERS("lockstep.dead-letters", Cleanup.DELETE, Duration.ofDays(14));

    /** Of what compaction leaves alone, at most, in each partition: nobody compacts a segment that is written to. */
    private static final int SEGMENT_BYTES = 64 * 1024 * 1024;

    /** After so long at most a segment is written to no more, and compacted. By Kafka's defaults that may be never. */
    private static final Duration COMPACTED_AFTER = Duration.ofHours(1);

    /** Compacted before, once so much of it has been superseded. Half of it is Kafka's default, which readers would read. */
    private static final String SUPERSEDED = "0.1";

    private final String topicName;
    private final Cleanup cleanup;
    private final Duration kept;

    Topic(String topicName, Cleanup cleanup, Duration kept) {
        this.topicName = topicName;
        this.cleanup = cleanup;
        this.kept = kept;
    }

    public String topicName() {
        return topicName;
    }

    /** The topic's settings that differ from a broker's defaults, under Kafka's own names. */
    public Map<String, String> configuration() {
        String millis = Long.toString(kept.toMillis());
        return switch (cleanup) {
            case COMPACT ->
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.DELETE_RETENTION_MS_CONFIG,
                        millis,
                        TopicConfig.SEGMENT_BYTES_CONFIG,
                        Integer.toString(SEGMENT_BYTES),
                        TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                        Long.toString(COMPACTED_AFTER.toMillis()),
                        TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
                        SUPERSEDED);
            case DELETE ->
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        millis);
        };
    }

    private enum Cleanup {
        /** Keeps the latest record of each key; tombstones as long as the topic says, for readers that were away. */
        COMPACT,
        /** Keeps everything as long as the topic says. */
        DELETE
    }
}
