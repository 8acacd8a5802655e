package dev.lockstep.platform.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Ports to give away, each once. */
final class Ports {

    private final Deque<Integer> free;

    private Ports(Deque<Integer> free) {
        this.free = free;
    }

    /** Ports that nobody uses now: those from {@code base} upwards, or any when it is 0. */
    static Ports take(int count, int base) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        Deque<Integer> free = new ArrayDeque<>();
        try {
            for (int i = 0; i < count; i++) {
                ServerSocket socket = hold(base == 0 ? 0 : base + i);
                held.add(socket);
                free.add(socket.getLocalPort());
            }
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
        return new Ports(free);
    }

    int next() {
        return free.removeFirst();
    }

    private static ServerSocket hold(int port) throws IOException {
        try {
            return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new PortInUseException(port, e);
        }
    }
}
