package dev.lockstep.render.server.process;

import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.render.server.LogTail;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A server that runs, or has run. */
final class NodeProcess implements AutoCloseable {

    private static final String LISTENING = "\nlockstep:listening\n";
    private static final Duration END = Duration.ofSeconds(5);

    private final Process process;
    private final URI base;
    private final LogTail log;
    private final CompletableFuture<Boolean> listens = new CompletableFuture<>();

    private NodeProcess(Process process, URI base, LogTail log) {
        this.process = process;
        this.base = base;
        this.log = log;
    }

    static NodeProcess start(NodeCommand command, Path folder, CanonicalPath file, LogTail log) throws IOException {
        int port = freePort();
        Process process = command.builder(folder, file, port).start();
        NodeProcess server = new NodeProcess(process, URI.create("http://127.0.0.1:" + port), log);
        // A virtual thread would hold its carrier for as long as the server is quiet, and renders need the carriers.
        Thread.ofPlatform().daemon().name("server-log").start(server::follow);
        return server;
    }

    URI base() {
        return base;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** How a start went. */
    enum Start {
        LISTENS,
        /** It said its last word, even if the process is still to be seen for a moment. */
        ENDED,
        LATE
    }

    /** Waits until it listens, or has ended, or the time is over. */
    Start awaitStart(Duration atMost) throws InterruptedException {
        try {
            return listens.get(Math.max(0, atMost.toMillis()), TimeUnit.MILLISECONDS) ? Start.LISTENS : Start.ENDED;
        } catch (TimeoutException late) {
            return Start.LATE;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Does this when it has ended, for whatever reason. */
    void onEnd(Runnable action) {
        var ignored = process.onExit().thenRun(action);
    }

    /** Lets go of the guard's input, which makes it end the whole group. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(END.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException alreadyEnded) {
            process.destroyForcibly();
        } catch (InterruptedException stopping) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Reads until nobody of the group can write any more. */
    private void follow() {
        try (Reader output = process.inputReader(StandardCharsets.UTF_8)) {
            Lookout lookout = new Lookout(LISTENING);
            char[] buffer = new char[4096];
            for (int read = output.read(buffer); read >= 0; read = output.read(buffer)) {
                String text = new String(buffer, 0, read);
                log.write(text);
                if (!listens.isDone() && lookout.sees(text)) {
                    listens.complete(true);
                }
            }
        } catch (IOException ended) {
            log.write("\nits output broke off: " + ended.getMessage() + "\n");
        } finally {
            listens.complete(false);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
