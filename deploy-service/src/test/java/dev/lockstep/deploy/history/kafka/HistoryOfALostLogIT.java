package dev.lockstep.deploy.history.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.event.kafka.ConsumerLoop;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.OrderedProducer;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.contracts.event.kafka.TopicIds;
import dev.lockstep.contracts.event.kafka.TopicsAtStart;
import dev.lockstep.deploy.TopicMadeAnew;
import dev.lockstep.deploy.history.Lesson;
import dev.lockstep.deploy.retention.RenderedPages;
import dev.lockstep.platform.local.wiring.Backbone;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page log is lost, and has grown beyond where it had ended before anybody looks. */
class HistoryOfALostLogIT {
    /** Kafka believes for some seconds that whoever has gone is still reading, and a busy machine is slow to tell of a topic. */
    private static final Duration LONG = Duration.ofMinutes(2);

    private static final TopicPartition PAGES = new TopicPartition(Topic.PAGES.topicName(), 0);

    private final Set<PageId> learned = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean caughtUp = new AtomicBoolean();

    private Backbone backbone;
    private Map<String, Object> kafka;
    private TopicIds topics;

    @BeforeEach
    void start() throws IOException {
        backbone = Backbone.start(Files.createTempDirectory("lockstep-history"));
        kafka = Map.of("bootstrap.servers", backbone.kafkaServers());
        topics = new TopicIds(kafka);
        try (TopicsAtStart made = new TopicsAtStart(kafka, 1, 1)) {
            assertThat(made.ensure()).isTrue();
        }
    }

    @AfterEach
    void stop() {
        topics.close();
        backbone.close();
    }

    @Test
    void nobodyGoesOnInItWhereTheOtherEnded() throws Exception {
        // Given a history of three pages, and where whoever wrote it has stopped
        List<PageId> before = announce("d1", 3);
        try (ConsumerLoop _ = started()) {
            await().atMost(LONG).until(() -> learned.containsAll(before));
        }
        await().atMost(LONG).until(() -> committed().offset() == 3);
        OffsetAndMetadata stopped = committed();

        // When the topic is made anew, and somebody commits who has not noticed
        TopicMadeAnew.make(Topic.PAGES, kafka, 1);
        List<PageId> after = announce("d2", 5);
        await().atMost(LONG).ignoreExceptions().until(() -> isCommitted(stopped));

        // Then whoever goes on begins at the beginning
        try (ConsumerLoop _ = started()) {
            await().atMost(LONG).until(() -> learned.containsAll(after));
            await().atMost(LONG).until(() -> committed().offset() == 5);
            assertThat(committed().metadata()).isNotEqualTo(stopped.metadata());
        }
    }

    @Test
    void whoeverIsReadingLearnsAllOfTheOther() throws IOException {
        List<PageId> before = announce("d1", 3);
        try (ConsumerLoop _ = started()) {
            await().atMost(LONG).until(() -> learned.containsAll(before));

            TopicMadeAnew.make(Topic.PAGES, kafka, 1);
            List<PageId> after = announce("d2", 5);
            caughtUp.set(false);

            await().atMost(LONG).until(() -> learned.containsAll(after));
            await().atMost(LONG).untilTrue(caughtUp);
        }
    }

    private ConsumerLoop started() {
        Learner learner = new Learner(this::learn, _ -> false, _ -> {});
        ConsumerLoop loop =
                HistoryLoop.of(() -> HistoryLoop.consumer(kafka), topics::of, learner, () -> caughtUp.set(true));
        Thread.ofPlatform().daemon().start(loop);
        return loop;
    }

    private void learn(Lesson lesson) {
        lesson.rendered().forEach(page -> learned.add(page.id()));
    }

    private List<PageId> announce(String deploy, int count) throws IOException {
        List<PageId> pages = RenderedPages.ids(new DeployId(deploy), count);
        try (var producer = OrderedProducer.create(kafka)) {
            for (PageId id : pages) {
                PageRevalidated page = RenderedPages.of(new SiteId("s1"), id, Instant.EPOCH);
                var _ = producer.send(EventRecords.record(page, Envelope.of(page, id.text(), "/test", Instant.EPOCH)))
                        .get();
            }
        } catch (InterruptedException | ExecutionException failure) {
            throw new IOException(failure);
        }
        return pages;
    }

    private OffsetAndMetadata committed() throws Exception {
        try (Admin admin = Admin.create(kafka)) {
            return admin.listConsumerGroupOffsets(HistoryLoop.GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .getOrDefault(PAGES, new OffsetAndMetadata(0));
        }
    }

    /** Refused as long as Kafka believes that anybody is still reading. */
    private boolean isCommitted(OffsetAndMetadata offset) throws Exception {
        try (Admin admin = Admin.create(kafka)) {
            var _ = admin.alterConsumerGroupOffsets(HistoryLoop.GROUP, Map.of(PAGES, offset))
                    .all()
                    .get();
            return true;
        }
    }
}
