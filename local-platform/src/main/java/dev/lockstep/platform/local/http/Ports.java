package dev.lockstep.platform.local.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Ports to give away, each once. Free ones are taken below those that systems give to outgoing connections (from 32768
 * on Linux), so that nobody comes by one while a killed process is about to listen there again.
 */
public final class Ports {

    private static final int LOWEST = 15_000;
    private static final int BEYOND = 32_000;
    private static final int ATTEMPTS = 1_000;

    private final Deque<Integer> free;

    private Ports(Deque<Integer> free) {
        this.free = free;
    }

    /** Ports that nobody uses now: those from {@code base} upwards, or any when it is 0. */
    public static Ports take(int count, int base) throws IOException {
        return base == 0 ? any(count, new Random()) : from(base, count);
    }

    public int next() {
        return free.removeFirst();
    }

    private static Ports from(int base, int count) throws IOException {
        Deque<Integer> free = new ArrayDeque<>();
        for (int port = base; port < base + count; port++) {
            requireFree(port);
            free.add(port);
        }
        return new Ports(free);
    }

    private static Ports any(int count, RandomGenerator random) throws IOException {
        Deque<Integer> free = new ArrayDeque<>();
        for (int attempt = 0; free.size() < count; attempt++) {
            int port = random.nextInt(LOWEST, BEYOND);
            if (attempt >= ATTEMPTS) {
                requireFree(port);
            }
            if (!free.contains(port) && isFree(port)) {
                free.add(port);
            }
        }
        return new Ports(free);
    }

    private static boolean isFree(int port) {
        try {
            requireFree(port);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static void requireFree(int port) throws IOException {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            // Held for this moment alone.
        } catch (IOException e) {
            throw new PortInUseException(port, e);
        }
    }
}
