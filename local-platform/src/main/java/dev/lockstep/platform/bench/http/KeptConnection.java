package dev.lockstep.platform.bench.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One connection over which a request is sent again and again. It reads what servers send that know what they send: a body
 * of a told length, or in chunks (RFC 9112 §6).
 */
public final class KeptConnection implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int HEXADECIMAL = 16;

    private final Socket socket;
    private final InputStream in;

    /** Names of fields are in lower case. */
    public record Answer(int status, Map<String, String> headers, ByteBuffer body) {}

    public KeptConnection(URI server) throws IOException {
        socket = new Socket(InetAddress.getByName(server.getHost()), server.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
    }

    public static byte[] get(String path, Map<String, String> headers) {
        return head("GET", path, headers).append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** A request that is not to be sent twice; its body is ASCII. */
    public static byte[] post(String path, Map<String, String> headers, String body) {
        return head("POST", path, headers)
                .append("content-length: " + body.length() + "\r\n\r\n" + body)
                .toString()
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static StringBuilder head(String method, String path, Map<String, String> headers) {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        return request;
    }

    public Answer exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        int status = status(line());
        Map<String, String> headers = new HashMap<>();
        for (String field = line(); !field.isEmpty(); field = line()) {
            int colon = field.indexOf(':');
            headers.put(
                    field.substring(0, colon).toLowerCase(Locale.ROOT),
                    field.substring(colon + 1).strip());
        }
        return new Answer(status, Map.copyOf(headers), ByteBuffer.wrap(status == 304 ? new byte[0] : body(headers)));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        String length = headers.getOrDefault("content-length", "");
        return length.isEmpty() ? chunks() : bytes(Integer.parseInt(length));
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the connection ended " + (length - bytes.length) + " bytes before its answer");
        }
        return bytes;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), HEXADECIMAL); size > 0; size = Integer.parseInt(line(), HEXADECIMAL)) {
            body.write(bytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private static int status(String line) throws IOException {
        if (!line.startsWith("HTTP/1.1 ")) {
            throw new IOException("no answer: '" + line + "'");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended within an answer");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
