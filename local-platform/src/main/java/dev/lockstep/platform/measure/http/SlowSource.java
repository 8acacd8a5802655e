package dev.lockstep.platform.measure.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Where pages have their data from: it takes its time, counts who asks for what, and tells everybody what that was. */
public final class SlowSource implements AutoCloseable {

    private static final int BACKLOG = 1_024;

    private final HttpServer server;
    private volatile Duration delay;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();

    private SlowSource(HttpServer server, Duration delay) {
        this.server = server;
        this.delay = delay;
    }

    public static SlowSource open(Duration delay) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        SlowSource source = new SlowSource(server, delay);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", source::answer);
        server.start();
        return source;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Takes another time from now on. */
    public void take(Duration delay) {
        this.delay = delay;
    }

    /** How many have asked so far. */
    public int asked() {
        return all.get();
    }

    /** How many have asked for each path. */
    public Map<String, Integer> askedFor() {
        return Map.copyOf(asked);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        all.incrementAndGet();
        asked.merge(path, 1, Integer::sum);
        takeTime();
        byte[] data = "{\"price\": \"49.00\", \"path\": \"%s\"}".formatted(path).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, data.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(data);
        }
    }

    private void takeTime() {
        try {
            var _ = closed.await(delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
