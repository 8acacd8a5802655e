package dev.lockstep.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.event.SiteConfigured;
import dev.lockstep.contracts.event.SiteEvent;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.LogReader;
import dev.lockstep.contracts.event.kafka.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.ConfigProvider;

/** The site log, as it lies on Kafka. */
final class WrittenLog {
    /** A minute's worth, for machines that are busy with something else. */
    private static final int MOST_POLLS = 600;

    private WrittenLog() {}

    /** The first events of a site after the settings with which it begins. */
    static List<SiteEvent> announced(String site, int count) {
        List<SiteEvent> events = written(site, count + 1);
        assertThat(events.getFirst())
                .isInstanceOfSatisfying(
                        SiteConfigured.class,
                        settings -> assertThat(settings.revision()).isZero());
        return events.subList(1, events.size());
    }

    /** The first events of a site, as they lie on the log. */
    static List<SiteEvent> written(String site, int count) {
        List<SiteEvent> events = new ArrayList<>();
        try (Consumer<String, byte[]> consumer = LogReader.consumer(Map.of("bootstrap.servers", kafka()))) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.SITES.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (int polls = 0; events.size() < count && polls < MOST_POLLS; polls++) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    if (record.value() != null
                            && EventRecords.read(record.headers(), record.value())
                                    instanceof Decoded.Known(SiteEvent event)
                            && event.site().text().equals(site)) {
                        events.add(event);
                    }
                }
            }
        }
        assertThat(events).hasSize(count);
        return events;
    }

    /** What was taken back of a site so far. */
    static List<String> tombstones(String site) {
        List<String> keys = new ArrayList<>();
        try (Consumer<String, byte[]> consumer = LogReader.consumer(Map.of("bootstrap.servers", kafka()))) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.SITES.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    if (record.value() == null && record.key().startsWith(site + " ")) {
                        keys.add(record.key());
                    }
                }
            }
        }
        return keys;
    }

    static String kafka() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
