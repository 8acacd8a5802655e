package dev.lockstep.render.wiring;

import dev.lockstep.contracts.trace.Tracing;
import dev.lockstep.render.pass.PassRequest;
import dev.lockstep.render.pass.Welcome;
import dev.lockstep.render.pass.vertx.PassDrain;
import dev.lockstep.render.pass.vertx.PassPort;
import dev.lockstep.render.site.KnownSites;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Opens the port for edges once the site log was read: an edge that finds it closed asks another worker, while one that was
 * let in too early would have its visitor wait for what this worker has not read yet.
 */
@Singleton
class RunningPasses {

    private static final System.Logger LOG = System.getLogger(RunningPasses.class.getName());

    private final WorkerConfig.Passes config;
    private final PassDrain drain;
    private final Welcome welcome;
    private final CompletableFuture<Optional<HttpServer>> server = new CompletableFuture<>();

    RunningPasses(WorkerConfig config, PassDrain drain, Welcome welcome) {
        this.config = config.passes();
        this.drain = drain;
        this.welcome = welcome;
    }

    void start(@Observes StartupEvent started, Vertx vertx, KnownSites sites, PassRequest pass, Tracing tracing) {
        PassPort.Parts parts = new PassPort.Parts(pass, drain, tracing);
        var _ = sites.whenCaughtUp()
                .thenCompose(_ -> open(vertx, parts))
                .thenAccept(this::opened)
                .whenComplete((_, failure) -> Optional.ofNullable(failure).ifPresent(this::end));
    }

    /** Not opened at all if nobody was let in so far. */
    void stop(@Observes ShutdownEvent stopping) {
        boolean _ = server.complete(Optional.empty());
        server.join().ifPresent(RunningPasses::close);
    }

    private CompletionStage<HttpServer> open(Vertx vertx, PassPort.Parts parts) {
        return PassPort.open(vertx, config.host(), config.port(), parts).toCompletionStage();
    }

    private void opened(HttpServer opened) {
        if (server.complete(Optional.of(opened))) {
            welcome.open();
        } else {
            var _ = opened.close();
        }
    }

    private static void close(HttpServer server) {
        var _ = server.close().toCompletionStage().toCompletableFuture().join();
    }

    /** A worker that edges can never reach is none. One that is told to end meanwhile ends anyway. */
    private void end(Throwable failure) {
        if (server.isDone()) {
            return;
        }
        LOG.log(System.Logger.Level.ERROR, "port for edges cannot be opened", failure);
        Quarkus.asyncExit(1);
    }
}
