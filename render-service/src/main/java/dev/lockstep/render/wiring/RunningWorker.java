package dev.lockstep.render.wiring;

import dev.lockstep.contracts.event.kafka.ConsumerLoop;
import dev.lockstep.contracts.event.kafka.LogReader;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.contracts.event.kafka.TopicIds;
import dev.lockstep.contracts.event.kafka.TopicsAtStart;
import dev.lockstep.render.request.AnswerRequest;
import dev.lockstep.render.request.Workshop;
import dev.lockstep.render.request.kafka.KafkaAnnouncer;
import dev.lockstep.render.request.kafka.PageLog;
import dev.lockstep.render.request.kafka.RequestLoop;
import dev.lockstep.render.site.KnownSites;
import dev.lockstep.render.site.kafka.SiteLog;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** Follows the logs and the requests from the start on; what is asked for waits until the site log was read. */
@Singleton
class RunningWorker {

    /** Whoever asked for pages that were announced before has long had them, or left. */
    private static final Duration LATELY = Duration.ofMinutes(5);

    private final TopicsAtStart topics;
    private final TopicIds topicIds;
    private final LogReader sites;
    private final LogReader pages;
    private final ConsumerLoop requests;
    private final AtomicBoolean handedOver = new AtomicBoolean();

    RunningWorker(
            WorkerConfig config,
            KafkaClients kafka,
            KnownSites sites,
            AnswerRequest answer,
            Workshop workshop,
            KafkaAnnouncer announcer) {
        this.topics = new TopicsAtStart(
                kafka.settings(), config.topics().partitions(), config.topics().replication());
        this.topicIds = new TopicIds(kafka.settings());
        this.sites = new LogReader(Topic.SITES, () -> LogReader.consumer(kafka.settings()), new SiteLog(sites))
                .of(topicIds.of(Topic.SITES));
        PageLog announced = new PageLog(answer);
        this.pages = LogReader.since(
                        Instant.now().minus(LATELY), Topic.PAGES, () -> LogReader.consumer(kafka.settings()), announced)
                .of(topicIds.of(Topic.PAGES));
        this.requests = RequestLoop.of(() -> RequestLoop.consumer(kafka.settings()), workshop, announced, announcer);
    }

    void start(@Observes StartupEvent started) {
        thread("site-log", this::follow);
    }

    /** Once: finishes what has begun, and leaves the rest to other workers; the logs are still followed. */
    void handOver() {
        if (handedOver.compareAndSet(false, true)) {
            topics.close();
            requests.close();
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        handOver();
        pages.close();
        sites.close();
        topicIds.close();
    }

    private void follow() {
        if (topics.ensure()) {
            thread("page-log", pages);
            thread("requests", requests);
            sites.run();
        }
    }

    private static void thread(String name, Runnable work) {
        Thread.ofPlatform().daemon().name(name).start(work);
    }
}
