package dev.lockstep.render.request.kafka;

import static dev.lockstep.render.request.Requests.NOON;
import static dev.lockstep.render.request.Requests.miss;
import static dev.lockstep.render.request.Requests.page;
import static dev.lockstep.render.request.Requests.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.event.Held;
import dev.lockstep.contracts.event.PageRequested;
import dev.lockstep.contracts.event.RenderReason;
import dev.lockstep.contracts.event.kafka.ConsumerLoop;
import dev.lockstep.contracts.event.kafka.DeadLetter;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.LogReader;
import dev.lockstep.contracts.event.kafka.OrderedProducer;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.contracts.event.kafka.Topics;
import dev.lockstep.contracts.trace.Tracing;
import dev.lockstep.platform.local.wiring.Backbone;
import dev.lockstep.render.page.RenderOutcome;
import dev.lockstep.render.request.AnswerRequest;
import dev.lockstep.render.request.Failures;
import dev.lockstep.render.request.Limits;
import dev.lockstep.render.request.Retries;
import dev.lockstep.render.request.Workshop;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestLoopIT {
    private static final String GROUP = "lockstep-render";
    private static final int PARTITIONS = 4;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final ConcurrentLinkedQueue<String> rendered = new ConcurrentLinkedQueue<>();
    private final List<ConsumerLoop> loops = new ArrayList<>();
    private final List<LogReader> logs = new ArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private Backbone backbone;
    private Map<String, Object> kafka;
    private Admin admin;
    private Producer<String, byte[]> producer;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        backbone = Backbone.start(directory);
        kafka = Map.of("bootstrap.servers", backbone.kafkaServers());
        admin = Admin.create(kafka);
        new Topics(admin, PARTITIONS, 1).ensure();
        producer = OrderedProducer.create(kafka);
    }

    @AfterEach
    void stop() {
        gate.countDown();
        loops.forEach(ConsumerLoop::close);
        logs.forEach(LogReader::close);
        producer.close();
        admin.close();
        backbone.close();
    }

    @Test
    void requestsOfBothTopicsAreAnsweredAndAPageOnceForBoth() {
        // Given one worker
        startWorker();

        // When a page is asked for by somebody who waits, and by others who do not
        for (int number = 0; number < 20; number++) {
            send(miss("shop", "/" + number));
            send(request("shop", "/" + number, RenderReason.WARM_UP, 1, Held.NOTHING));
        }

        // Then it is made once, and nothing is left for anybody else to do
        await().atMost(LONGEST).until(() -> committed() == 40);
        assertThat(rendered).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void whatHasBegunIsFinishedBeforeAnotherWorkerGetsIt() {
        // Given a page that a worker makes
        gate = new CountDownLatch(1);
        startWorker();
        send(miss("shop", "/slow"));
        await().atMost(LONGEST).until(() -> rendered.size() == 1);

        // When another worker joins meanwhile
        startWorker();
        await().atMost(LONGEST).until(() -> state() == GroupState.PREPARING_REBALANCE);
        gate.countDown();

        // Then neither makes it again, and both go on
        await().atMost(LONGEST).until(() -> committed() == 1 && state() == GroupState.STABLE);
        for (int number = 0; number < 20; number++) {
            send(miss("shop", "/" + number));
        }
        await().atMost(LONGEST).until(() -> committed() == 21);
        assertThat(rendered).hasSize(21).doesNotHaveDuplicates();
    }

    @Test
    void whoeverTakesOverKnowsWhatWasMadeBeforeItCame() {
        // Given pages that a worker has made, which then leaves, and others who ask for them as of the same moment
        startWorker();
        askForTwenty();
        await().atMost(LONGEST).until(() -> committed() == 20);
        loops.getFirst().close();
        askForTwenty();

        // When another worker comes
        startWorker();

        // Then it makes none of them again
        await().atMost(LONGEST).until(() -> committed() == 40);
        assertThat(rendered).hasSize(20);
    }

    @Test
    void aRecordThatIsTooLargeForADeadLetterIsCutAndTheNextIsAnswered() {
        // Given a worker, and a record that nobody can read and that leaves no room for anything more
        KafkaAnnouncer announcer = startWorker();
        byte[] large = new byte[1024 * 1024 - 200];
        var headers = new RecordHeaders().add("ce_type", "page.requested".getBytes(UTF_8));

        // When
        var _ = producer.send(new ProducerRecord<>(Topic.PAGE_REQUESTS.topicName(), 0, "k", large, headers));
        send(miss("shop", "/next"));

        // Then
        await().atMost(LONGEST).until(() -> committed() == 2);
        assertThat(rendered).hasSize(1);
        assertThat(announcer.deadLetters()).isEqualTo(1);
        assertThat(letters()).singleElement().satisfies(letter -> {
            assertThat(Envelope.attribute(letter.headers(), DeadLetter.CUT)).contains("" + large.length);
            assertThat(Envelope.attribute(letter.headers(), DeadLetter.REASON)).isPresent();
        });
    }

    private List<ConsumerRecord<String, byte[]>> letters() {
        List<ConsumerRecord<String, byte[]>> letters = new ArrayList<>();
        try (Consumer<String, byte[]> consumer = LogReader.consumer(kafka)) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.DEAD_LETTERS.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(LONGEST).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(letters::add);
                return !letters.isEmpty();
            });
        }
        return letters;
    }

    private void askForTwenty() {
        for (int number = 0; number < 20; number++) {
            send(miss("shop", "/" + number));
        }
    }

    private KafkaAnnouncer startWorker() {
        KafkaAnnouncer announcer = new KafkaAnnouncer(producer, "worker", clock);
        AnswerRequest answer = new AnswerRequest(this::render, announcer, clock);
        PageLog announced = new PageLog(answer);
        LogReader pages = LogReader.since(NOON, Topic.PAGES, () -> LogReader.consumer(kafka), announced);
        logs.add(pages);
        Thread.ofPlatform().daemon().start(pages);
        Workshop workshop = new Workshop(
                new Workshop.Rules(
                        new Limits(8, 8, 8, 100),
                        new Retries(1, Duration.ofMillis(1)),
                        request -> "",
                        new Failures("worker", clock)),
                answer,
                new Workshop.Witnesses(announcer, (request, outcome) -> {}, Tracing.OFF),
                Executors.newVirtualThreadPerTaskExecutor(),
                clock);
        ConsumerLoop loop = RequestLoop.of(() -> RequestLoop.consumer(kafka), workshop, announced, announcer);
        loops.add(loop);
        Thread.ofPlatform().daemon().start(loop);
        return announcer;
    }

    private RenderOutcome render(PageRequested request) throws InterruptedException {
        rendered.add(request.page().text());
        gate.await();
        return new RenderOutcome.Rendered(page(request, 1, NOON));
    }

    private void send(PageRequested request) {
        var _ = producer.send(EventRecords.record(request, Envelope.of(request, "id", "/test", NOON)));
    }

    private long committed() throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get().values().stream()
                .mapToLong(offset -> offset.offset())
                .sum();
    }

    private GroupState state() throws ExecutionException, InterruptedException {
        return Objects.requireNonNull(
                        admin.describeConsumerGroups(List.of(GROUP)).all().get().get(GROUP))
                .groupState();
    }
}
