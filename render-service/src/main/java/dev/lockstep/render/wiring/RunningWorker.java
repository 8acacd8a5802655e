package dev.lockstep.render.wiring;

import dev.lockstep.contracts.event.kafka.LogReader;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.contracts.event.kafka.TopicsAtStart;
import dev.lockstep.render.site.KnownSites;
import dev.lockstep.render.site.kafka.SiteLog;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Follows the site log from the start on; requests wait until it has caught up. */
@Singleton
class RunningWorker {

    private final TopicsAtStart topics;
    private final LogReader sites;

    RunningWorker(WorkerConfig config, KafkaClients kafka, KnownSites sites) {
        this.topics = new TopicsAtStart(
                kafka.settings(), config.topics().partitions(), config.topics().replication());
        this.sites = new LogReader(Topic.SITES, () -> LogReader.consumer(kafka.settings()), new SiteLog(sites));
    }

    void start(@Observes StartupEvent started) {
        Thread.ofPlatform().daemon().name("site-log").start(this::follow);
    }

    void stop(@Observes ShutdownEvent stopping) {
        topics.close();
        sites.close();
    }

    private void follow() {
        if (topics.ensure()) {
            sites.run();
        }
    }
}
