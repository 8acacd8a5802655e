package dev.lockstep.deploy.history.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.Epoch;
import dev.lockstep.contracts.event.PageEvent;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.event.RenderCause;
import dev.lockstep.contracts.event.RenderFailed;
import dev.lockstep.contracts.event.SiteId;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.OrderedProducer;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.PageKey;
import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.history.PageHistory;
import dev.lockstep.deploy.retention.RenderedPages;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a visitor or a foreign program can put into the logs of pages, and what PostgreSQL does not take. */
@QuarkusTest
@QuarkusTestResource(OnBackbone.class)
class PoisonedHistoryIT {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final SiteId SITE = new SiteId("poisoned");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    /** PostgreSQL's times end before. */
    private static final Instant AFTER_ALL = Instant.parse("+300000-01-01T00:00:00Z");

    /** The calendar's too. */
    private static final Instant AFTER_THE_CALENDAR = Instant.parse("+1000000000-01-01T00:00:00Z");

    private final Map<String, Object> kafka;
    private final PageHistory history;
    private final MeterRegistry meters;

    PoisonedHistoryIT(
            @Identifier("default-kafka-broker") Map<String, Object> kafka, PageHistory history, MeterRegistry meters) {
        this.kafka = kafka;
        this.history = history;
        this.meters = meters;
    }

    static Stream<Arguments> poisons() {
        DeployId deploy = new DeployId("poison");
        PageId page = RenderedPages.ids(deploy, 1).getFirst();
        PageRevalidated render = RenderedPages.of(SITE, page, NOW);
        return Stream.of(
                argumentSet("a tag with U+0000", RenderedPages.tagged(render, "page:\0")),
                argumentSet("a tag that no index takes", RenderedPages.tagged(render, letters(4_000))),
                argumentSet("a render after all time", RenderedPages.of(SITE, page, AFTER_ALL)),
                argumentSet("a failure after all time", failed(page, AFTER_ALL)),
                argumentSet("a render after the calendar", RenderedPages.of(SITE, page, AFTER_THE_CALENDAR)),
                argumentSet("a failure after the calendar", failed(page, AFTER_THE_CALENDAR)));
    }

    @ParameterizedTest
    @MethodSource("poisons")
    void whatCanNeverBeLearnedIsSetAsideAndTheNextIsLearned(PageEvent poison) throws Exception {
        // Given
        double before = setAside();
        List<PageId> others = RenderedPages.ids(new DeployId("others" + (int) before), 5);

        // When it lies among others
        announce(render(others.get(0)), render(others.get(1)), poison, render(others.get(2)), render(others.get(3)));
        announce(poison, render(others.get(4)));

        // Then
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(others)
                        .allMatch(page -> history.versions(page).size() == 1));
        assertThat(setAside()).isEqualTo(before + 2);
        assertThat(history.versions(poison.id())).isEmpty();
        assertThat(history.lastFailure(poison.id())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("longPages")
    void aPageIsLearnedHoweverLongItsKeyIs(PageKey key) throws Exception {
        PageId page = new PageId(new DeployId("long"), key);

        announce(render(page), failed(page, NOW));

        await().atMost(LONG).until(() -> history.lastFailure(page).isPresent());
        assertThat(history.versions(page)).hasSize(1);
        assertThat(history.oldest(SITE, NOW.plusSeconds(1), 1_000)).contains(page);
    }

    static Stream<Arguments> longPages() {
        PageKey query = new PageKey(new CanonicalPath("/p"), new TreeMap<>(Map.of("page", letters(4_000))));
        PageKey path = PageKey.of(new CanonicalPath("/" + "\u6f22".repeat(682)));
        return Stream.of(argumentSet("by its query", query), argumentSet("by its path", path));
    }

    private void announce(PageEvent... events) throws Exception {
        try (Producer<String, byte[]> producer = OrderedProducer.create(kafka)) {
            for (PageEvent event : events) {
                ProducerRecord<String, byte[]> record =
                        EventRecords.record(event, Envelope.of(event, "1", "/test", NOW));
                var _ = producer.send(
                        new ProducerRecord<>(record.topic(), 0, record.key(), record.value(), record.headers()));
            }
            producer.flush();
        }
    }

    private double setAside() {
        return meters.get("lockstep.set.aside")
                .tag("from", "pages")
                .functionCounter()
                .count();
    }

    private static PageRevalidated render(PageId page) {
        return RenderedPages.of(SITE, page, NOW);
    }

    private static RenderFailed failed(PageId page, Instant at) {
        RenderCause cause = RenderedPages.of(SITE, page, NOW).cause();
        return new RenderFailed(
                SITE,
                page.deploy(),
                page.page(),
                new Epoch(1),
                cause,
                Problem.of("it failed", "mend it"),
                List.of(),
                "",
                1,
                "w1",
                at);
    }

    /** Such as cannot be compressed. */
    private static String letters(int count) {
        return new Random(7)
                .ints(count, 'a', 'z' + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
