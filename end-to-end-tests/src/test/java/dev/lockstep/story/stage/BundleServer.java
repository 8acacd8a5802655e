package dev.lockstep.story.stage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.event.DeployRequested;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Where bundles can be fetched, each by its digest. */
public final class BundleServer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, byte[]> bundles = new ConcurrentHashMap<>();

    private BundleServer(HttpServer server) {
        this.server = server;
    }

    public static BundleServer open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        BundleServer bundles = new BundleServer(server);
        server.createContext("/", bundles::answer);
        server.start();
        return bundles;
    }

    /** Offers a folder, and returns the command to deploy it. */
    public DeployRequested request(String site, Folder folder) {
        byte[] zip = folder.zip();
        Digest digest = Digest.of(zip);
        bundles.put("/" + digest, zip);
        URI bundle = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + digest);
        return new DeployRequested(site, bundle, digest, false, "");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] zip = bundles.get(exchange.getRequestURI().getPath());
        exchange.sendResponseHeaders(zip == null ? 404 : 200, zip == null ? -1 : zip.length);
        try (OutputStream out = exchange.getResponseBody()) {
            if (zip != null) {
                out.write(zip);
            }
        }
    }
}
