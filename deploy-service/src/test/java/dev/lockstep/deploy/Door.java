package dev.lockstep.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Leads to a port until it is shut, as if its machine had vanished: whoever has come in, or comes then, hears nothing any
 * more, and no end either, even after it was opened to others.
 */
final class Door implements AutoCloseable {
    private final ServerSocket entrance;
    private final int port;
    private final Set<Socket> guests = ConcurrentHashMap.newKeySet();
    private final Set<Socket> behind = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger stranded = new AtomicInteger();
    private boolean shut;

    private Door(ServerSocket entrance, int port) {
        this.entrance = entrance;
        this.port = port;
    }

    static Door to(int port) throws IOException {
        Door door = new Door(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
        var _ = door.threads.submit(door::letIn);
        return door;
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** The port behind it. */
    int leadsTo() {
        return port;
    }

    synchronized void shut() {
        shut = true;
        stranded.addAndGet(behind.size());
        behind.forEach(Door::end);
        behind.clear();
    }

    synchronized void open() {
        shut = false;
    }

    /** How many really hear nothing any more. */
    int stranded() {
        return stranded.get();
    }

    @Override
    public void close() {
        shut();
        guests.forEach(Door::end);
        try {
            entrance.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        threads.shutdownNow();
    }

    private void letIn() {
        try {
            while (!entrance.isClosed()) {
                Socket guest = entrance.accept();
                guests.add(guest);
                lead(guest);
            }
        } catch (IOException closed) {
            // So is everything else.
        }
    }

    private synchronized void lead(Socket guest) throws IOException {
        if (shut) {
            stranded.incrementAndGet();
            return;
        }
        Socket host = new Socket(InetAddress.getLoopbackAddress(), port);
        behind.add(host);
        var _ = threads.submit(() -> pass(guest, host, host));
        var _ = threads.submit(() -> pass(host, guest, host));
    }

    private void pass(Socket from, Socket to, Socket host) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException over) {
            // As is the other direction.
        }
        synchronized (this) {
            // Ended by one of the two, and not by the door.
            if (behind.remove(host)) {
                end(from);
                end(to);
            }
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
