package dev.lockstep.example.catalogue.http;

import com.sun.net.httpserver.HttpServer;
import dev.lockstep.example.catalogue.Goods;
import dev.lockstep.example.catalogue.Shelf;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The catalogue over HTTP, on loopback only. Its first line of output names its address. */
public final class CatalogueServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private CatalogueServer(HttpServer server) {
        this.server = server;
    }

    /** Starts on a port, or on a free one for port 0. */
    public static CatalogueServer start(Shelf shelf, int port, PrintStream out) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        CatalogueServer catalogue = new CatalogueServer(http);
        http.setExecutor(catalogue.threads);
        http.createContext("/", new CatalogueHandler(shelf, out));
        http.start();
        out.println("catalogue ready url=" + catalogue.address());
        return catalogue;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    public static void main(String[] arguments) throws IOException {
        start(Goods.shelf(), port(arguments), System.out);
    }

    private static int port(String[] arguments) {
        if (arguments.length == 0) {
            return 0;
        }
        if (arguments.length == 2 && arguments[0].equals("--port")) {
            return Integer.parseInt(arguments[1]);
        }
        throw new IllegalArgumentException("usage: catalogue [--port PORT]");
    }
}
