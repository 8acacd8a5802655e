package dev.lockstep.platform.bench.http;

import dev.lockstep.platform.bench.Case;
import dev.lockstep.platform.bench.Outcome;
import dev.lockstep.platform.bench.Server;
import dev.lockstep.platform.measure.Sample;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Requests at a fixed rate, over connections that take turns. A latency begins when its request was due, not when it could
 * be sent: a server that makes one wait makes all wait that are due behind it, and that counts (no coordinated omission).
 */
public record SteadyLoad(int perSecond, int seconds) {

    private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

    public Outcome run(Server server, Case one, Map<String, String> headers) throws IOException, InterruptedException {
        byte[] request = KeptConnection.get(one.resource().path(), headers);
        List<Future<Turns>> connections = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime() + SECOND_NANOS / 10;
            for (int connection = 0; connection < one.connections(); connection++) {
                int place = connection;
                connections.add(threads.submit(() -> take(server, request, begin, place, one.connections())));
            }
        }
        return outcome(connections);
    }

    /** What one connection saw. */
    private record Turns(List<Duration> latencies, long failures) {}

    /** Every {@code connections}-th request from {@code place} on. */
    private Turns take(Server server, byte[] request, long begin, int place, int connections) throws IOException {
        List<Duration> latencies = new ArrayList<>();
        long failures = 0;
        try (KeptConnection connection = new KeptConnection(server.url())) {
            for (long turn = place; turn < (long) perSecond * seconds; turn += connections) {
                long due = begin + turn * SECOND_NANOS / perSecond;
                awaitTime(due);
                failures += connection.exchange(request).status() == 200 ? 0 : 1;
                latencies.add(Duration.ofNanos(System.nanoTime() - due));
            }
        }
        return new Turns(latencies, failures);
    }

    private static void awaitTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private Outcome outcome(List<Future<Turns>> connections) throws IOException, InterruptedException {
        List<Duration> latencies = new ArrayList<>();
        long failures = 0;
        for (Future<Turns> connection : connections) {
            try {
                Turns turns = connection.get();
                latencies.addAll(turns.latencies());
                failures += turns.failures();
            } catch (ExecutionException broken) {
                throw new IOException("a connection broke at a fixed rate", broken.getCause());
            }
        }
        Sample sample = Sample.ofTimes(latencies);
        return new Outcome(latencies.size() / (double) seconds, sample.percentile(50), sample.percentile(99), failures);
    }
}
