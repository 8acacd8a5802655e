package dev.lockstep.edge.vertx.visit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Requests over HTTP/1.1 that follow each other on one connection, and on the next when an answer ends that. */
final class Exchange implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final int port;
    private Socket socket;
    private InputStream in;

    /** An answer as a client reads it: fields in any order, with their names in lower case. */
    record Heard(String statusLine, List<String> fields, String body) {
        Heard {
            fields = List.copyOf(fields);
        }

        boolean isLast() {
            return fields.contains("connection: close");
        }
    }

    Exchange(int port) throws IOException {
        this.port = port;
        this.socket = connect();
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    private Socket connect() throws IOException {
        Socket connected = new Socket(InetAddress.getLoopbackAddress(), port);
        connected.setSoTimeout(PATIENCE_MILLIS);
        return connected;
    }

    /** Sends them in one go, with {@code |} for CR LF, and hears every answer, or those up to the last of a connection. */
    List<Heard> ask(List<String> requests) throws IOException {
        send(String.join("", requests));
        List<Heard> heard = new ArrayList<>();
        for (String request : requests) {
            heard.add(hear(request.startsWith("HEAD")));
            if (heard.getLast().isLast()) {
                socket.close();
                socket = connect();
                in = new BufferedInputStream(socket.getInputStream());
                break;
            }
        }
        return heard;
    }

    void send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.replace("|", "\r\n").getBytes(ISO_8859_1));
    }

    Heard hear(boolean isOfHead) throws IOException {
        String[] lines = head().split("\r\n");
        List<String> fields = Arrays.stream(lines)
                .skip(1)
                .map(Exchange::withNameInLowerCase)
                .sorted()
                .toList();
        boolean hasBody = !isOfHead && !lines[0].contains(" 304 ") && !lines[0].contains(" 204 ");
        return new Heard(lines[0], fields, hasBody ? body(fields) : "");
    }

    /** Whether nothing more comes. */
    boolean isOver() throws IOException {
        in.mark(1);
        boolean isOver = in.read() < 0;
        in.reset();
        return isOver;
    }

    private String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("broke off after '" + head.toString(ISO_8859_1) + "'");
            }
            head.write(octet);
        }
        return head.toString(ISO_8859_1);
    }

    private String body(List<String> fields) throws IOException {
        String length = fields.stream()
                .filter(field -> field.startsWith("content-length: "))
                .findFirst()
                .orElse("content-length: 0");
        return new String(in.readNBytes(Integer.parseInt(length.substring("content-length: ".length()))), ISO_8859_1);
    }

    private static String withNameInLowerCase(String field) {
        int colon = field.indexOf(':');
        return field.substring(0, colon).toLowerCase(Locale.ROOT) + field.substring(colon);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
