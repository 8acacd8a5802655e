package dev.lockstep.platform.measure.tcp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A port here behind which another lies far away: what is sent either way arrives whole, in order, and later. */
public final class LongWay implements AutoCloseable {

    private static final int BACKLOG = 64;

    private final ServerSocket near;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int far;
    private volatile Duration oneWay = Duration.ZERO;

    private LongWay(ServerSocket near) {
        this.near = near;
    }

    public static LongWay open() throws IOException {
        LongWay way = new LongWay(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
        way.threads.execute(way::accept);
        return way;
    }

    public int port() {
        return near.getLocalPort();
    }

    /** The port here that is reached by it. */
    public void to(int port) {
        far = port;
    }

    /** How long it takes from one end to the other, of all that is sent from now on. */
    public void take(Duration oneWay) {
        this.oneWay = oneWay;
    }

    @Override
    public void close() throws IOException {
        near.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!near.isClosed()) {
            try {
                join(near.accept());
            } catch (IOException closed) {
                // Whoever came is gone again, or this way is.
            }
        }
    }

    private void join(Socket client) throws IOException {
        open.add(client);
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), far);
            open.add(server);
            carry(client, server);
            carry(server, client);
        } catch (IOException nobodyThere) {
            open.remove(client);
            client.close();
        }
    }

    private void carry(Socket from, Socket to) throws IOException {
        to.setTcpNoDelay(true);
        Parcels parcels = new Parcels();
        threads.execute(() -> {
            try {
                parcels.collect(from.getInputStream(), () -> oneWay);
            } catch (IOException over) {
                parcels.end(oneWay);
            }
        });
        threads.execute(() -> {
            try (from;
                    to) {
                parcels.deliver(to.getOutputStream());
            } catch (IOException over) {
                // One side has closed, which ends the other.
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            } finally {
                open.remove(from);
                open.remove(to);
            }
        });
    }
}
