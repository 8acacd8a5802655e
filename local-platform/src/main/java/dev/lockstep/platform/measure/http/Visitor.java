package dev.lockstep.platform.measure.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Someone who visits one host, each time over a connection of its own: light enough for thousands at once. */
public record Visitor(String host) {

    /** How an edge answered, and how long it took from before connecting until the answer was there to its end. */
    public record Answer(int status, String cacheStatus, Instant begun, Duration took) {

        public boolean isStale() {
            return cacheStatus.contains("detail=stale");
        }
    }

    public Answer visit(URI edge, String path) throws IOException {
        Instant begun = Instant.now();
        long begin = System.nanoTime();
        String answer = exchange(edge, path);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        return new Answer(status(answer), cacheStatus(answer), begun, took);
    }

    private String exchange(URI edge, String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getByName(edge.getHost()), edge.getPort())) {
            socket.setTcpNoDelay(true);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static int status(String answer) throws IOException {
        if (!answer.startsWith("HTTP/1.1 ")) {
            throw new IOException("no answer: '" + answer + "'");
        }
        return Integer.parseInt(answer.substring(9, 12));
    }

    private static String cacheStatus(String answer) {
        return answer.lines()
                .filter(line -> line.regionMatches(true, 0, "cache-status:", 0, 13))
                .map(line -> line.substring(13).strip())
                .findFirst()
                .orElse("");
    }
}
