package dev.lockstep.platform.scale.kafka;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** A group of consumers, as everybody who may ask the brokers sees it. */
public final class WorkerGroup implements AutoCloseable {

    private final Admin admin;
    private final String group;
    private final String topic;

    public WorkerGroup(String servers, String group, String topic) {
        this.admin = Admin.create(Map.of("bootstrap.servers", servers));
        this.group = group;
        this.topic = topic;
    }

    public int partitions() throws IOException, InterruptedException {
        return topic().partitions().size();
    }

    /** None while nobody has joined it yet. */
    public int members() throws IOException, InterruptedException {
        try {
            Map<String, ConsumerGroupDescription> found =
                    get(admin.describeConsumerGroups(List.of(group)).all());
            return found.values().stream()
                    .mapToInt(each -> each.members().size())
                    .sum();
        } catch (IOException failure) {
            if (failure.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw failure;
        }
    }

    /** From what the group has committed to the end; from the beginning where it has committed nothing. */
    public long lag() throws IOException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> done =
                get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        long lag = 0;
        for (var end : ends().entrySet()) {
            OffsetAndMetadata committed = done.get(end.getKey());
            lag += end.getValue().offset() - (committed == null ? 0 : committed.offset());
        }
        return lag;
    }

    @Override
    public void close() {
        admin.close();
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends() throws IOException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = topic().partitions().stream()
                .map(each -> new TopicPartition(topic, each.partition()))
                .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
        return get(admin.listOffsets(asked).all());
    }

    private TopicDescription topic() throws IOException, InterruptedException {
        return get(admin.describeTopics(List.of(topic)).allTopicNames())
                .values()
                .iterator()
                .next();
    }

    private static <T> T get(KafkaFuture<T> answer) throws IOException, InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException failure) {
            throw new IOException("Kafka did not tell: " + failure.getCause(), failure.getCause());
        }
    }
}
