package dev.lockstep.deploy.history.kafka;

import dev.lockstep.contracts.event.kafka.ConsumerLoop;
import dev.lockstep.contracts.event.kafka.TopicIds;
import dev.lockstep.deploy.history.CatchingUp;
import dev.lockstep.deploy.history.HistorySettings;
import dev.lockstep.deploy.history.PageHistory;
import dev.lockstep.deploy.transaction.Failures;
import dev.lockstep.deploy.transaction.SetAside;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** Writes the history for as long as the service runs. */
@ApplicationScoped
class PageHistoryReader {
    private final ConsumerLoop loop;
    private final HistorySettings settings;
    private final CatchingUp catchingUp;

    PageHistoryReader(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            TopicIds topics,
            PageHistory history,
            Failures failures,
            SetAside aside,
            HistorySettings settings,
            CatchingUp catchingUp) {
        Learner learner = new Learner(history::learn, failures, aside);
        this.loop = HistoryLoop.of(() -> HistoryLoop.consumer(kafka), topics::of, learner, catchingUp::caughtUp);
        this.settings = settings;
        this.catchingUp = catchingUp;
    }

    void start(@Observes StartupEvent ignored) {
        if (settings.enabled()) {
            catchingUp.begun();
            Thread.ofPlatform().name("page-history").daemon().start(loop);
        }
    }

    void stop(@Observes ShutdownEvent ignored) {
        loop.close();
    }
}
