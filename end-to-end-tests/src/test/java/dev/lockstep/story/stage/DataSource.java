package dev.lockstep.story.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Where pages get their price from, and which path they asked: it counts who asks, and can keep them waiting. */
public final class DataSource implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger lag = new AtomicInteger();
    private volatile Said before;
    private volatile Said now;
    private volatile int status = 200;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    private DataSource(HttpServer server, String price) {
        this.server = server;
        this.now = new Said(price, "");
        this.before = now;
    }

    /** A price, and which version of the data it is of, empty when that is not told. */
    private record Said(String price, String version) {}

    public static DataSource open(String price) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        DataSource source = new DataSource(server, price);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", source::answer);
        server.start();
        return source;
    }

    /** A folder of that name, whose page shows it and the price. */
    public Folder design(String name) {
        return Folder.of("index.html", name).withPage(name + " {data.price}", route("1h"));
    }

    /** A route to {@code /products/:id}, whose page is fresh for that long. */
    public String route(String revalidate) {
        return """
                  - path: /products/:id
                    render: {template: page.html, data: "%s/:id"}
                    revalidate: %s
                """.formatted(url(), revalidate);
    }

    /** As {@link #route}, with tags in YAML's flow style, such as {@code [products, "product::id"]}. */
    public String route(String path, String revalidate, String tags) {
        return """
                  - path: %s
                    render: {template: page.html, data: "%s/:id"}
                    revalidate: %s
                    tags: %s
                """.formatted(path, url(), revalidate, tags);
    }

    public void price(String changed) {
        now = new Said(changed, "");
    }

    /** Changes the data to another version, of which the next so many who ask do not hear yet. */
    public void change(String price, String version, int answersBehind) {
        before = now;
        lag.set(answersBehind);
        now = new Said(price, version);
    }

    /** From now on everybody hears of the last change. */
    public void catchUp() {
        lag.set(0);
    }

    /** From now on everybody gets this status. */
    public void answerWith(int changed) {
        status = changed;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How many have asked so far, whether or not they were answered. */
    public int asked() {
        return asked.get();
    }

    /** From now on whoever asks waits; the price is what it was when they asked. */
    public void hold() {
        gate = new CountDownLatch(1);
    }

    public void release() {
        gate.countDown();
    }

    @Override
    public void close() {
        release();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Said said = lag.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? before : now;
        byte[] body = Json.write(Map.of(
                        "price", said.price(), "line", exchange.getRequestURI().getPath()))
                .getBytes(UTF_8);
        CountDownLatch held = gate;
        asked.incrementAndGet();
        try {
            held.await();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (!said.version().isEmpty()) {
            exchange.getResponseHeaders().set("Lockstep-Data-Version", said.version());
        }
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
