package dev.lockstep.render.wiring;

import dev.lockstep.render.pass.PassRequest;
import dev.lockstep.render.pass.vertx.PassDrain;
import dev.lockstep.render.pass.vertx.PassPort;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Opens the port for edges; what they hand on early waits until the site log was read. */
@Singleton
class RunningPasses {

    private final WorkerConfig.Passes config;
    private final PassDrain drain;
    private Runnable close = () -> {};

    RunningPasses(WorkerConfig config, PassDrain drain) {
        this.config = config.passes();
        this.drain = drain;
    }

    void start(@Observes StartupEvent started, Vertx vertx, PassRequest pass) {
        var server = await(PassPort.open(vertx, config.host(), config.port(), pass, drain));
        close = () -> await(server.close().map(server));
    }

    void stop(@Observes ShutdownEvent stopping) {
        close.run();
    }

    private static <T> T await(Future<T> done) {
        return done.toCompletionStage().toCompletableFuture().join();
    }
}
