package dev.lockstep.render.request.kafka;

import static dev.lockstep.render.request.Requests.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.trace.Tracing;
import dev.lockstep.render.page.RenderOutcome;
import dev.lockstep.render.page.WhyDropped;
import dev.lockstep.render.request.AnswerRequest;
import dev.lockstep.render.request.Failures;
import dev.lockstep.render.request.Limits;
import dev.lockstep.render.request.Order;
import dev.lockstep.render.request.Retries;
import dev.lockstep.render.request.Workshop;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionsTest {
    private static final TopicPartition ZERO = new TopicPartition("lockstep.page-requests", 0);
    private static final TopicPartition ONE = new TopicPartition("lockstep.page-requests", 1);

    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final SlowCommits consumer = new SlowCommits();
    private final AnswerRequest answer =
            new AnswerRequest(request -> new RenderOutcome.Dropped(WhyDropped.GONE), event -> {}, clock);
    private final Workshop workshop = new Workshop(
            new Workshop.Rules(
                    new Limits(1, 1, 1, 1),
                    new Retries(1, Duration.ofMillis(1)),
                    request -> "",
                    new Failures("worker", clock)),
            answer,
            new Workshop.Witnesses(event -> {}, (request, outcome) -> {}, Tracing.OFF),
            Runnable::run,
            clock);
    private final Partitions partitions = new Partitions(consumer, workshop, new PageLog(answer));

    @Test
    void whatComesBackIsGoneOnWithAndWhatDoesNotIsAnothers() {
        // Given requests of two partitions in hand
        consumer.assign(List.of(ZERO, ONE));
        Order.Ticket stays = partitions.take(record(ZERO, 7));
        Order.Ticket goes = partitions.take(record(ONE, 3));
        partitions.take(record(ZERO, 8)).done();

        // When one partition goes to another worker
        partitions.onPartitionsRevoked(Set.of(ZERO, ONE));
        Map<TopicPartition, OffsetAndMetadata> handedOver = consumer.committed(Set.of(ZERO));
        consumer.assign(List.of(ZERO));
        partitions.onPartitionsAssigned(List.of(ZERO));

        // Then its requests are void here, and of the other only what follows is read
        assertThat(goes.isVoid()).isTrue();
        assertThat(stays.isVoid()).isFalse();
        assertThat(consumer.position(ZERO)).isEqualTo(9);
        assertThat(handedOver).containsEntry(ZERO, new OffsetAndMetadata(7));
    }

    @Test
    void whatKafkaKnowsIsToldOnce() {
        takesAll(ZERO, 7);

        partitions.commit();
        consumer.answer(0);
        partitions.commit();

        assertThat(consumer.made(ZERO)).containsExactly(8L);
    }

    @Test
    void whatIsNotAnsweredYetIsNotToldAgainButWhatFollowsIs() {
        takesAll(ZERO, 7);

        partitions.commit();
        partitions.commit();
        takesAll(ZERO, 8);
        partitions.commit();

        assertThat(consumer.made(ZERO)).containsExactly(8L, 9L);
    }

    @Test
    void commitThatFailedIsMadeAgainThoughNothingElseIsDone() {
        takesAll(ZERO, 7);

        partitions.commit();
        consumer.fail(0);
        partitions.commit();

        assertThat(consumer.made(ZERO)).containsExactly(8L, 8L);
    }

    @Test
    void earlierCommitThatFailsLateIsMadeUpForByTheLaterOne() {
        // Given two that are under way
        takesAll(ZERO, 7);
        partitions.commit();
        takesAll(ZERO, 8);
        partitions.commit();

        // When
        consumer.answer(1);
        consumer.fail(0);
        partitions.commit();

        // Then
        assertThat(consumer.made(ZERO)).containsExactly(8L, 9L);
    }

    @Test
    void laterCommitThatFailsIsMadeAgainWhenTheEarlierOneWasAnswered() {
        // Given
        takesAll(ZERO, 7);
        partitions.commit();
        takesAll(ZERO, 8);
        partitions.commit();

        // When
        consumer.fail(1);
        consumer.answer(0);
        partitions.commit();

        // Then
        assertThat(consumer.made(ZERO)).containsExactly(8L, 9L, 9L);
    }

    @Test
    void earlierAnswerThatComesLastTakesNothingBack() {
        // Given
        takesAll(ZERO, 7);
        partitions.commit();
        takesAll(ZERO, 8);
        partitions.commit();

        // When
        consumer.answer(1);
        consumer.answer(0);
        partitions.onPartitionsRevoked(Set.of(ZERO));

        // Then
        assertThat(consumer.handedOver).isEmpty();
    }

    @Test
    void whatIsNotAnsweredIsToldOnceMoreBeforeThePartitionGoes() {
        // Given
        takesAll(ZERO, 7);
        partitions.commit();

        // When
        partitions.onPartitionsRevoked(Set.of(ZERO));

        // Then
        assertThat(consumer.handedOver).containsExactly(Map.of(ZERO, new OffsetAndMetadata(8)));
    }

    @Test
    void lateAnswerSaysNothingOfAPartitionThatHasComeBack() {
        // Given a commit that is not answered when its partition goes
        takesAll(ZERO, 7);
        partitions.commit();
        partitions.onPartitionsLost(Set.of(ZERO));

        // When it is answered after another worker had it
        takesAll(ZERO, 7);
        consumer.answer(0);
        partitions.commit();

        // Then
        assertThat(consumer.made(ZERO)).containsExactly(8L, 8L);
    }

    private void takesAll(TopicPartition partition, long offset) {
        partitions.take(record(partition, offset)).done();
    }

    @Test
    void partitionsOfEqualNumberComeToOneWorker() {
        RangeAssignor assignor = new RangeAssignor();
        List<String> both = List.of("lockstep.page-requests", "lockstep.page-requests-later");

        Map<String, List<TopicPartition>> assigned = assignor.assign(
                Map.of(both.getFirst(), 12, both.getLast(), 12), Map.of("w1", both(both), "w2", both(both)));

        assertThat(assigned.values())
                .allSatisfy(partitions -> assertThat(numbers(partitions, both.getFirst()))
                        .isNotEmpty()
                        .isEqualTo(numbers(partitions, both.getLast())));
    }

    private static Subscription both(List<String> topics) {
        return new Subscription(topics);
    }

    private static List<Integer> numbers(List<TopicPartition> partitions, String topic) {
        return partitions.stream()
                .filter(partition -> partition.topic().equals(topic))
                .map(TopicPartition::partition)
                .sorted()
                .toList();
    }

    private static ConsumerRecord<String, byte[]> record(TopicPartition partition, long offset) {
        return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, "key", new byte[0]);
    }
}
