package dev.lockstep.contracts.event.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks Kafka for the ids that it gives to topics when they are made (KIP-516). */
public final class TopicIds implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TopicIds.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Admin admin;

    /** Asks once for both: who waits for an answer in vain is not to wait twice. */
    private static final class Looked implements WhichLog {
        private final TopicIds ids;
        private final Topic topic;
        private volatile boolean missing;

        Looked(TopicIds ids, Topic topic) {
            this.ids = ids;
            this.topic = topic;
        }

        @Override
        public Optional<String> ask() {
            Answer answer = ids.ask(topic);
            missing = answer instanceof Answer.Missing;
            return answer instanceof Answer.There(TopicDescription described)
                    ? Optional.of(described.topicId().toString())
                    : Optional.empty();
        }

        @Override
        public boolean isMissing() {
            return missing;
        }
    }

    private sealed interface Answer {
        record There(TopicDescription topic) implements Answer {}

        record Missing() implements Answer {}

        record Silence() implements Answer {}
    }

    /** {@code kafka} holds the client's connection settings. */
    public TopicIds(Map<String, Object> kafka) {
        this.admin = Admin.create(kafka);
    }

    /** Which log lies under the topic's name, whenever it is asked. */
    public WhichLog of(Topic topic) {
        return new Looked(this, topic);
    }

    /** Empty when Kafka does not say within a moment, or has no such topic. */
    public Optional<TopicDescription> describe(Topic topic) {
        return ask(topic) instanceof Answer.There(TopicDescription described)
                ? Optional.of(described)
                : Optional.empty();
    }

    /** Whether Kafka says that it has no such topic: one that does not answer does not, nor one that may not. */
    public boolean isMissing(Topic topic) {
        return ask(topic) instanceof Answer.Missing;
    }

    private Answer ask(Topic topic) {
        String name = topic.topicName();
        var options = new DescribeTopicsOptions().timeoutMs((int) PATIENCE.toMillis());
        try {
            var described =
                    admin.describeTopics(List.of(name), options).allTopicNames().get();
            return new Answer.There(Objects.requireNonNull(described.get(name)));
        } catch (ExecutionException unknown) {
            LOG.log(System.Logger.Level.DEBUG, "nobody knows which log it is topic=" + name, unknown);
            return unknown.getCause() instanceof UnknownTopicOrPartitionException
                    ? new Answer.Missing()
                    : new Answer.Silence();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return new Answer.Silence();
        }
    }

    @Override
    public void close() {
        admin.close(PATIENCE);
    }
}
