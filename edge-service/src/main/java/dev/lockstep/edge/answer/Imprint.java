package dev.lockstep.edge.answer;

import dev.lockstep.contracts.blob.Blob;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A reply as the bytes that go out over HTTP/1.1: its head, but for what is of the moment, and the blob behind that. */
public final class Imprint {

    private static final Map<Integer, String> STATUS_LINES =
            Map.of(200, "HTTP/1.1 200 OK\r\n", 304, "HTTP/1.1 304 Not Modified\r\n");

    /** Said of the moment and of the body, whatever a reply says. */
    private static final Set<String> SAID_HERE = Set.of("content-length", "date");

    /** They say how a connection goes on: that is not for a reply to say. */
    private static final Set<String> OF_CONNECTIONS =
            Set.of("connection", "keep-alive", "transfer-encoding", "trailer", "upgrade");

    private final byte[] lasting;
    private final Reply.Content content;

    private Imprint(String lasting, Reply.Content content) {
        this.lasting = lasting.getBytes(StandardCharsets.ISO_8859_1);
        this.content = content;
    }

    /** Nothing where a reply is not plain enough. */
    static Optional<Imprint> of(Reply reply) {
        @Nullable String statusLine = STATUS_LINES.get(reply.status());
        if (statusLine == null || !isPlain(reply)) {
            return Optional.empty();
        }
        StringBuilder lasting = new StringBuilder(statusLine);
        reply.headers().forEach((name, value) -> {
            if (!SAID_HERE.contains(name)) {
                lasting.append(name).append(": ").append(value).append("\r\n");
            }
        });
        if (reply.content() instanceof Reply.Content.OfBlob body) {
            lasting.append("content-length: ").append(body.length()).append("\r\n");
        }
        return Optional.of(new Imprint(lasting.toString(), reply.content()));
    }

    /** Its body as it is stored, if it has one. */
    public Optional<Blob> body() {
        return content instanceof Reply.Content.OfBlob body ? Optional.of(body.blob()) : Optional.empty();
    }

    /** The head of a file, to its empty line. */
    public ByteBuffer head(String date) {
        return joined("", date);
    }

    /** The head of a page that is a hit. */
    public ByteBuffer head(Moment moment, String date) {
        String ofTheMoment =
                Compose.CACHE_STATUS + ": " + moment.hit() + "\r\n" + Moment.AGE + ": " + moment.age() + "\r\n";
        return joined(ofTheMoment, date);
    }

    private ByteBuffer joined(String ofTheMoment, String date) {
        byte[] last = (ofTheMoment + "date: " + date + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(lasting.length + last.length)
                .put(lasting)
                .put(last)
                .flip();
    }

    /** In bytes. */
    int length() {
        return lasting.length;
    }

    private static boolean isPlain(Reply reply) {
        return reply.headers().entrySet().stream()
                .noneMatch(field -> OF_CONNECTIONS.contains(field.getKey()) || !isVisible(field.getValue()));
    }

    /** There is more than one way to write what is not ASCII. */
    private static boolean isVisible(String value) {
        return value.chars().allMatch(letter -> letter >= ' ' && letter < 0x7f);
    }
}
