package dev.lockstep.edge.vertx.visit;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.edge.answer.ByteRange;
import dev.lockstep.edge.answer.Reply;
import dev.lockstep.edge.body.Bodies;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Sends bodies that are not kept in memory: as files where they can be, else in pieces, at the visitor's pace. Blocks. */
final class LargeBodies {

    private static final int CHUNK_BYTES = 64 * 1024;

    private final Bodies bodies;

    LargeBodies(Bodies bodies) {
        this.bodies = bodies;
    }

    /** The visitor has left, so that nothing more can be sent. */
    static final class VisitorLeftException extends Exception {
        private static final long serialVersionUID = 1;

        VisitorLeftException(CompletionException cause) {
            super(cause);
        }
    }

    /** Whether there is a file with what is to be sent in one piece; a part goes out only if the whole proved right. */
    Optional<Path> file(Reply.Content.OfBlob content) throws IOException {
        return switch (content) {
            case Reply.Content.Stored(Blob blob, var _) -> bodies.file(blob);
            case Reply.Content.Part(Blob blob, ByteRange _) -> {
                bodies.prove(blob);
                yield bodies.file(blob);
            }
            case Reply.Content.Parts parts -> {
                bodies.prove(parts.blob());
                yield Optional.empty();
            }
        };
    }

    /** Sends what is no file: {@code begin} is asked for the response once the first bytes are there. */
    void send(Reply.Content.OfBlob content, Supplier<Optional<HttpServerResponse>> begin)
            throws IOException, VisitorLeftException {
        try {
            switch (content) {
                case Reply.Content.Stored(Blob blob, var _) -> whole(blob, begin);
                case Reply.Content.Part(Blob blob, ByteRange range) -> part(blob, range, begin);
                case Reply.Content.Parts parts -> parts(parts, begin);
            }
        } catch (CompletionException gone) {
            throw new VisitorLeftException(gone);
        }
    }

    /** The last bytes go out only when all have proved to be those that the digest names. */
    private void whole(Blob blob, Supplier<Optional<HttpServerResponse>> begin) throws IOException {
        try (InputStream bytes = bodies.open(blob)) {
            byte[] held = bytes.readNBytes(CHUNK_BYTES);
            Optional<HttpServerResponse> response = begin.get();
            if (response.isEmpty()) {
                return;
            }
            for (byte[] next = bytes.readNBytes(CHUNK_BYTES); next.length > 0; next = bytes.readNBytes(CHUNK_BYTES)) {
                await(response.get().write(Buffer.buffer(held)));
                held = next;
            }
            bodies.proved(blob);
            await(response.get().end(Buffer.buffer(held)));
        }
    }

    private void part(Blob blob, ByteRange range, Supplier<Optional<HttpServerResponse>> begin) throws IOException {
        Optional<HttpServerResponse> response = begin.get();
        if (response.isPresent()) {
            copy(blob, range, response.get());
            await(response.get().end());
        }
    }

    private void parts(Reply.Content.Parts parts, Supplier<Optional<HttpServerResponse>> begin) throws IOException {
        Optional<HttpServerResponse> response = begin.get();
        if (response.isPresent()) {
            for (Reply.Piece piece : parts.pieces()) {
                await(response.get().write(ascii(piece.before())));
                copy(parts.blob(), piece.range(), response.get());
            }
            await(response.get().end(ascii(parts.end())));
        }
    }

    private void copy(Blob blob, ByteRange range, HttpServerResponse response) throws IOException {
        try (InputStream bytes = bodies.open(blob)) {
            bytes.skipNBytes(range.from());
            for (long left = range.length(); left > 0; ) {
                byte[] next = bytes.readNBytes((int) Math.min(CHUNK_BYTES, left));
                await(response.write(Buffer.buffer(next)));
                left -= next.length;
            }
        }
    }

    private static Buffer ascii(String text) {
        return Buffer.buffer(text, StandardCharsets.US_ASCII.name());
    }

    private static void await(Future<Void> written) {
        var _ = written.toCompletionStage().toCompletableFuture().join();
    }
}
