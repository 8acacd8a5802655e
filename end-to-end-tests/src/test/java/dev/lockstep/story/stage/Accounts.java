package dev.lockstep.story.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that shows each visitor their own page: it tells what it was sent, and can keep the rest of a page back. */
public final class Accounts implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private final Map<String, List<String>> heard = new ConcurrentHashMap<>();
    private final Queue<String> orders = new ConcurrentLinkedQueue<>();
    private final CountDownLatch rest = new CountDownLatch(1);

    private Accounts(HttpServer server) {
        this.server = server;
    }

    public static Accounts open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Accounts accounts = new Accounts(server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", accounts::answer);
        server.start();
        return accounts;
    }

    /** A route of everything below {@code /account} that stores nothing. */
    public String route() {
        return """
                  - path: /account/*
                    render: {origin: "http://127.0.0.1:%d"}
                    cache: none
                """.formatted(server.getAddress().getPort());
    }

    public int asked() {
        return asked.get();
    }

    /** What was posted, each as often as it came. */
    public List<String> orders() {
        return List.copyOf(orders);
    }

    /** All values that were sent under a name, in lower case. */
    public List<String> heard(String name) {
        return List.copyOf(heard.getOrDefault(name, List.of()));
    }

    public List<String> namesHeard() {
        return List.copyOf(heard.keySet());
    }

    /** Lets the rest of all pages go. */
    public void release() {
        rest.countDown();
    }

    @Override
    public void close() {
        release();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        exchange.getRequestHeaders()
                .forEach((name, values) -> heard.computeIfAbsent(
                                name.toLowerCase(Locale.ROOT), _ -> new CopyOnWriteArrayList<>())
                        .addAll(values));
        exchange.getResponseHeaders().add("Set-Cookie", "a=1; Path=/");
        exchange.getResponseHeaders().add("Set-Cookie", "b=2; Path=/");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            String sent = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            if (exchange.getRequestMethod().equals("POST")) {
                orders.add(sent);
            }
            String cookie = String.join(";", exchange.getRequestHeaders().getOrDefault("Cookie", List.of()));
            String line = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + cookie + " " + sent;
            out.write((line.strip() + "\n").getBytes(UTF_8));
            out.flush();
            if (exchange.getRequestURI().getPath().endsWith("/slow")) {
                rest.await();
                out.write("the rest\n".getBytes(UTF_8));
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
