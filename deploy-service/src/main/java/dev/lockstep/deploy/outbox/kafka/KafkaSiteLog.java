package dev.lockstep.deploy.outbox.kafka;

import dev.lockstep.contracts.event.kafka.LogReader;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.contracts.event.kafka.TopicIds;
import dev.lockstep.contracts.event.kafka.WhichLog;
import dev.lockstep.deploy.outbox.SiteLog;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads with a consumer of each look's own: the log is looked at when somebody begins to write, or has lost something. */
@ApplicationScoped
class KafkaSiteLog implements SiteLog {
    private final Map<String, Object> kafka;
    private final WhichLog which;

    KafkaSiteLog(@Identifier("default-kafka-broker") Map<String, Object> kafka, TopicIds topics) {
        this.kafka = Map.copyOf(kafka);
        this.which = topics.of(Topic.SITES);
    }

    @Override
    public Map<Integer, Long> read(Map<Integer, Long> from, Reader reader) throws IOException {
        return which.throughout(() -> look(new Look(Topic.SITES, from, reader)));
    }

    @Override
    public Map<Integer, Long> beginnings() throws IOException {
        try (var consumer = LogReader.consumer(kafka)) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.SITES.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            return consumer.beginningOffsets(partitions).entrySet().stream()
                    .collect(Collectors.toMap(begin -> begin.getKey().partition(), Map.Entry::getValue));
        } catch (KafkaException failure) {
            throw new IOException("the site log does not say where it begins", failure);
        }
    }

    private Map<Integer, Long> look(Look look) throws IOException {
        try (var consumer = LogReader.consumer(kafka)) {
            return look.over(consumer);
        } catch (KafkaException failure) {
            throw new IOException("the site log cannot be read", failure);
        }
    }
}
