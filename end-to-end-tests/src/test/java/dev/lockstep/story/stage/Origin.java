package dev.lockstep.story.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that makes pages, and answers with whatever bytes a story wants. */
public final class Origin implements AutoCloseable {
    private final ServerSocket server;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile String answer = "";

    private Origin(ServerSocket server) {
        this.server = server;
    }

    public static Origin open() throws IOException {
        Origin origin = new Origin(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread.ofVirtual().start(origin::listen);
        return origin;
    }

    /** Where it is. */
    public String address() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** A route of everything below {@code /blog}; {@code more} are further lines of it. */
    public String route(String... more) {
        return """
                  - path: /blog/*
                    render: {origin: "%s"}
                """.formatted(address())
                + String.join(
                        "",
                        List.of(more).stream().map(line -> "    " + line + "\n").toList());
    }

    /** From now on whoever asks hears this page. */
    public void says(String headers, String body) {
        answer = "HTTP/1.1 200 OK\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** From now on whoever asks hears these bytes, and then nothing. */
    public void saysRaw(String bytes) {
        answer = bytes;
    }

    /** The lines of all requests so far. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    public long asked() {
        return heard.stream().filter(line -> line.startsWith("GET ")).count();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> answer(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket client) {
        try (client) {
            BufferedReader request = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
            for (String line = request.readLine(); line != null && !line.isEmpty(); line = request.readLine()) {
                heard.add(line);
            }
            client.getOutputStream().write(answer.getBytes(UTF_8));
        } catch (IOException gone) {
            // Whoever asked has left.
        }
    }
}
