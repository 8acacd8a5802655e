package dev.lockstep.render.request.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.clients.consumer.internals.AutoOffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/** A consumer whose commits are answered when the test says so, in the order that it says. */
final class SlowCommits extends MockConsumer<String, byte[]> {
    final List<Map<TopicPartition, OffsetAndMetadata>> handedOver = new ArrayList<>();
    private final List<Asked> asked = new ArrayList<>();

    SlowCommits() {
        super(AutoOffsetResetStrategy.EARLIEST.name());
    }

    private record Asked(Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {}

    @Override
    public synchronized void commitAsync(
            Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
        asked.add(new Asked(offsets, callback));
    }

    @Override
    public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
        handedOver.add(offsets);
        super.commitAsync(offsets, (_, _) -> {});
    }

    /** Offsets of a partition that were committed, without anybody waiting for it. */
    List<Long> made(TopicPartition partition) {
        return asked.stream()
                .map(each -> each.offsets().get(partition))
                .filter(Objects::nonNull)
                .map(OffsetAndMetadata::offset)
                .toList();
    }

    void answer(int which) {
        Asked one = asked.get(which);
        one.callback().onComplete(one.offsets(), null);
    }

    void fail(int which) {
        Asked one = asked.get(which);
        one.callback().onComplete(one.offsets(), new RetriableCommitFailedException("the coordinator is away"));
    }
}
