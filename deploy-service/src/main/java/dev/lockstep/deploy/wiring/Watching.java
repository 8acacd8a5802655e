package dev.lockstep.deploy.wiring;

import dev.lockstep.contracts.event.kafka.TopicIds;
import dev.lockstep.deploy.identity.Identities;
import dev.lockstep.deploy.inquiry.AskEdges;
import dev.lockstep.deploy.inquiry.Inquirer;
import dev.lockstep.deploy.outbox.LogMemory;
import dev.lockstep.deploy.outbox.SendLog;
import dev.lockstep.deploy.outbox.Signal;
import dev.lockstep.deploy.propagation.AwaitPropagation;
import dev.lockstep.deploy.propagation.Edges;
import dev.lockstep.deploy.propagation.PropagationSettings;
import dev.lockstep.deploy.site.SiteStore;
import dev.lockstep.deploy.visit.HotPages;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** What the edges do. */
class Watching {

    @Produces
    @Singleton
    TopicIds topicIds(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        return new TopicIds(kafka);
    }

    void close(@Disposes TopicIds ids) {
        ids.close();
    }

    @Produces
    @Singleton
    HotPages hotPages(Clock clock) {
        return new HotPages(clock);
    }

    @Produces
    @Singleton
    Edges edges(PropagationSettings settings) {
        return new Edges(settings.forgottenAfter(), System::nanoTime);
    }

    @Produces
    @Singleton
    AwaitPropagation awaitPropagation(SendLog log, LogMemory memory, SiteStore sites, Edges edges, Signal signal) {
        return new AwaitPropagation(log, memory, sites, edges, signal, System::nanoTime);
    }

    @Produces
    @Singleton
    AskEdges askEdges(Inquirer inquirer, Edges edges, Identities identities, Clock clock) {
        return new AskEdges(inquirer, edges, identities, clock, System::nanoTime);
    }
}
