package dev.lockstep.edge.vertx.listen;

import dev.lockstep.edge.vertx.visit.Visits;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;

/** The ports that visitors use, apart from the one for health and metrics: one listener for each event loop. */
public final class DataPlane {

    /** The door has limits of its own, which are told with the right status. */
    private static final int BEYOND_THE_DOOR = 1 << 20;

    private DataPlane() {}

    /** Listens; {@code door} sees every connection before anything is read from it. */
    public static Future<String> start(
            Vertx vertx, String host, int port, Handler<HttpConnection> door, Visits visits) {
        return start(vertx, new Listening(host, port, new Listening.Speaks.Http1(), false), door, visits);
    }

    /** Listens to what is spoken there. */
    public static Future<String> start(Vertx vertx, Listening listening, Handler<HttpConnection> door, Visits visits) {
        HttpServerOptions options = listening.options(new HttpServerOptions()
                // Nobody speaks WebSocket here: what would watch for it is kept off the way of every request.
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setMaxInitialLineLength(BEYOND_THE_DOOR)
                .setMaxHeaderSize(BEYOND_THE_DOOR));
        Entrance entrance = new Entrance(listening, visits.receiving(), door);
        int loops = Runtime.getRuntime().availableProcessors();
        return vertx.deployVerticle(
                () -> new Listener(options, entrance, visits), new DeploymentOptions().setInstances(loops));
    }

    private static final class Listener extends AbstractVerticle {
        private final HttpServerOptions options;
        private final Entrance entrance;
        private final Visits visits;

        Listener(HttpServerOptions options, Entrance entrance, Visits visits) {
            this.options = options;
            this.entrance = entrance;
            this.visits = visits;
        }

        @Override
        public void start(Promise<Void> started) {
            var _ = vertx.createHttpServer(options)
                    .connectionHandler(entrance::greet)
                    .requestHandler(request -> {
                        if (entrance.admits(request.connection())) {
                            visits.receive(request, context);
                        }
                    })
                    .listen()
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }
}
