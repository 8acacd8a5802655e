package dev.lockstep.edge.vertx;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;

/** The port that visitors use, apart from the one for health and metrics: one listener for each event loop. */
public final class DataPlane {

    private static final int LONGEST_REQUEST_LINE = 8 * 1024;
    private static final int LARGEST_HEADER = 32 * 1024;
    private static final int IDLE_SECONDS = 75;

    private DataPlane() {}

    public static Future<String> start(Vertx vertx, String host, int port, Visits visits) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                // What arrives by HTTP/2 has its body and its host told in other ways than all that follows reads.
                .setHttp2ClearTextEnabled(false)
                // Nobody speaks WebSocket here: what would watch for it is kept off the way of every request.
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setMaxInitialLineLength(LONGEST_REQUEST_LINE)
                .setMaxHeaderSize(LARGEST_HEADER)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        int loops = Runtime.getRuntime().availableProcessors();
        return vertx.deployVerticle(() -> new Listener(options, visits), new DeploymentOptions().setInstances(loops));
    }

    private static final class Listener extends AbstractVerticle {
        private final HttpServerOptions options;
        private final Visits visits;

        Listener(HttpServerOptions options, Visits visits) {
            this.options = options;
            this.visits = visits;
        }

        @Override
        public void start(Promise<Void> started) {
            var _ = vertx.createHttpServer(options)
                    .requestHandler(request -> visits.receive(request, context))
                    .listen()
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }
}
