package dev.lockstep.contracts.pass;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Speaks HTTP/1.1 to a port of this machine by hand. */
public final class RawConnection implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    public RawConnection(int port, String request) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        send(request);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }

    public void send(String more) throws IOException {
        socket.getOutputStream().write(more.getBytes(UTF_8));
    }

    public List<String> until(String last) {
        List<String> lines = new ArrayList<>();
        var _ = in.lines().peek(lines::add).anyMatch(line -> line.equals(last));
        return lines;
    }

    public List<String> all() {
        return in.lines().toList();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
