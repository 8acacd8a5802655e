package dev.lockstep.story.stage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes bytes on to a port until it is cut: then they vanish, without an end or an error that would tell anybody. */
public final class CuttableProxy implements AutoCloseable {
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile int target;
    private volatile boolean cut;

    private CuttableProxy(ServerSocket server) {
        this.server = server;
    }

    public static CuttableProxy open() throws IOException {
        CuttableProxy proxy = new CuttableProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        var _ = proxy.threads.submit(proxy::accept);
        return proxy;
    }

    public int port() {
        return server.getLocalPort();
    }

    public void to(int port) {
        target = port;
    }

    public void cut() {
        cut = true;
    }

    /** Lets bytes through again. What was lost is lost, so those connections end. */
    public void mend() throws IOException {
        cut = false;
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** How often bytes were really withheld. */
    public int lost() {
        return lost.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                join(server.accept());
            } catch (IOException closed) {
                // Whoever came is gone again, or this proxy is.
            }
        }
    }

    private void join(Socket client) throws IOException {
        open.add(client);
        try {
            Socket broker = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(broker);
            var _ = threads.submit(() -> pump(client, broker));
            var _ = threads.submit(() -> pump(broker, client));
        } catch (IOException nobodyThere) {
            open.remove(client);
            client.close();
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[16 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (cut) {
                    lost.incrementAndGet();
                } else {
                    out.write(buffer, 0, read);
                }
            }
        } catch (IOException over) {
            // One side has closed.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }
}
