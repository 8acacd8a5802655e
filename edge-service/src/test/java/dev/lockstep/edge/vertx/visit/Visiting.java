package dev.lockstep.edge.vertx.visit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Visitors who come by sockets of their own, each with one request, and hear whatever is said until nothing more comes. */
final class Visiting implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();

    /** Receives visitors, on the port that it returns. */
    int open(Visits visits) {
        return vertx.createHttpServer()
                .requestHandler(request -> visits.receive(request, vertx.getOrCreateContext()))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    /** One visit, where nobody else is received. */
    String visit(Visits visits, String host, String path, String... fields) throws IOException {
        try (Socket visitor = come(open(visits), host, path, fields)) {
            return answer(visitor);
        }
    }

    /** Asks, and does not wait for the answer. */
    static Socket come(int port, String host, String path, String... fields) throws IOException {
        Socket visitor = new Socket(InetAddress.getLoopbackAddress(), port);
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n";
        String sent = fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n";
        visitor.getOutputStream().write((request + sent + "\r\n").getBytes(UTF_8));
        return visitor;
    }

    static String answer(Socket visitor) throws IOException {
        return new String(visitor.getInputStream().readAllBytes(), UTF_8);
    }

    @Override
    public void close() {
        var _ = vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
