package dev.lockstep.edge.wiring;

import dev.lockstep.edge.access.AccessLog;
import dev.lockstep.edge.door.vertx.FrontDoor;
import dev.lockstep.edge.explain.AnswerQuestion;
import dev.lockstep.edge.kafka.EdgeLogs;
import dev.lockstep.edge.page.Arrivals;
import dev.lockstep.edge.page.Pages;
import dev.lockstep.edge.sync.Progress;
import dev.lockstep.edge.vertx.listen.DataPlane;
import dev.lockstep.edge.vertx.visit.Visits;
import dev.lockstep.edge.visit.VisitCounts;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Starts to read the logs, and opens the visitors' port: a visitor who comes early is told that no site is known yet. */
@Singleton
class RunningEdge {

    private final EdgeConfig config;
    private final EdgeLogs logs;
    private final Progress progress;
    private final AccessLog accessLog;
    private Runnable stopServing = () -> {};

    RunningEdge(EdgeConfig config, EdgeLogs logs, Progress progress, AccessLog accessLog) {
        this.config = config;
        this.logs = logs;
        this.progress = progress;
        this.accessLog = accessLog;
    }

    void start(
            @Observes StartupEvent started,
            Vertx vertx,
            FrontDoor door,
            Ports ports,
            Visits visits,
            Pages pages,
            Arrivals arrivals,
            AnswerQuestion answers,
            VisitCounts counts) {
        logs.start(pages, arrivals, answers);
        logs.tellVisits(counts, config.edge().visitsToldEvery());
        List<String> listeners = ports.all().stream()
                .map(port -> await(DataPlane.start(vertx, port, door, visits)))
                .toList();
        stopServing = () ->
                listeners.forEach(listener -> await(vertx.undeploy(listener).map(listener)));
        progress.listening();
    }

    /** In this order: an edge that says that it stops must serve nobody any more. */
    void stop(@Observes ShutdownEvent stopping) {
        stopServing.run();
        accessLog.close();
        logs.close();
    }

    private static String await(Future<String> done) {
        return done.toCompletionStage().toCompletableFuture().join();
    }
}
