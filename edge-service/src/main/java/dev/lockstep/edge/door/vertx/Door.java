package dev.lockstep.edge.door.vertx;

import static io.netty.util.ByteProcessor.FIND_CRLF;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.lockstep.edge.door.Admission;
import dev.lockstep.edge.door.Admission.Framing;
import dev.lockstep.edge.door.ChunkReader;
import dev.lockstep.edge.door.HeadReader;
import dev.lockstep.edge.door.Limits;
import dev.lockstep.edge.door.Notice;
import dev.lockstep.edge.door.Refusal;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets the bytes of requests in once they are known to be right: a header as a whole, a content piece by piece. What is
 * not right ends the connection, after the answers that are still due.
 */
final class Door extends ByteToMessageDecoder {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final byte CR = '\r';
    private static final byte LF = '\n';

    private final Limits limits;
    private final Exchanges exchanges;
    private final Farewell farewell;
    private final Doorkeeper doorkeeper;

    private Stage stage = Stage.HEAD;
    private int scanned;
    private boolean afterEmptyLine;
    private long left;
    private long received;
    private ChunkReader chunks;
    private @Nullable ScheduledFuture<?> deadline;

    /** What the next bytes are. */
    private enum Stage {
        HEAD,
        CONTENT,
        CHUNKS,
        REFUSED
    }

    Door(Limits limits, Exchanges exchanges, Farewell farewell, Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
        this.limits = limits;
        this.exchanges = exchanges;
        this.farewell = farewell;
        this.chunks = new ChunkReader(limits);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (stage == Stage.HEAD && exchanges.isParting()) {
            farewell.discard(context, in);
            return;
        }
        switch (stage) {
            case HEAD -> head(context, in, out);
            case CONTENT -> content(in, out);
            case CHUNKS -> chunks(context, in, out);
            case REFUSED -> farewell.discard(context, in);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        doorkeeper.flush(context);
        super.channelReadComplete(context);
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) {
        stopWaiting();
    }

    /** Looks at each byte once, however many come at a time, for the end of the header and of each of its lines. */
    private void head(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (scanned == 0 && !afterEmptyLine && in.getByte(in.readerIndex()) == CR) {
            emptyLine(context, in);
            return;
        }
        int from = in.readerIndex();
        for (int at = from + scanned; at < in.writerIndex(); at++) {
            byte octet = in.getByte(at);
            boolean follows = at > from && in.getByte(at - 1) == CR;
            if ((octet == LF) != follows) {
                refuse(context, in, Refusal.LINE_END);
                return;
            }
            if (octet == LF && at - from >= 3 && in.getByte(at - 2) == LF) {
                admit(context, in, out, at + 1 - from);
                return;
            }
        }
        scanned = in.readableBytes();
        if (scanned > limits.headBytes()) {
            refuse(context, in, tooLarge(in));
        } else if (scanned > 0 && deadline == null) {
            deadline = later(context, limits.headTime(), () -> refuse(context, internalBuffer(), Refusal.SLOW_HEAD));
        }
    }

    /** Before a request, one empty line is nothing (RFC 9112 §2.2). */
    private void emptyLine(ChannelHandlerContext context, ByteBuf in) {
        if (in.readableBytes() < 2) {
            return;
        }
        if (in.getByte(in.readerIndex() + 1) == LF) {
            in.skipBytes(2);
            afterEmptyLine = true;
        } else {
            refuse(context, in, Refusal.LINE_END);
        }
    }

    private Refusal tooLarge(ByteBuf in) {
        int lineEnd = in.indexOf(in.readerIndex(), in.writerIndex(), CR);
        return lineEnd < 0 || lineEnd - in.readerIndex() > limits.targetBytes()
                ? Refusal.TARGET_TOO_LONG
                : Refusal.HEAD_TOO_LARGE;
    }

    private void admit(ChannelHandlerContext context, ByteBuf in, List<Object> out, int length) {
        stopWaiting();
        if (length > limits.headBytes()) {
            refuse(context, in, tooLarge(in));
            return;
        }
        byte[] head = new byte[length];
        in.getBytes(in.readerIndex(), head);
        switch (HeadReader.read(limits, head, length)) {
            case Admission.Refused(Refusal why) -> refuse(context, in, why);
            case Admission.Let let -> {
                scanned = 0;
                afterEmptyLine = false;
                if (doorkeeper.answers(context, let)) {
                    in.skipBytes(length);
                } else {
                    exchanges.letIn();
                    out.add(in.readRetainedSlice(length));
                    begin(context, let.content());
                }
            }
        }
    }

    private void begin(ChannelHandlerContext context, Framing content) {
        received = 0;
        switch (content) {
            case Framing.Length(long bytes) -> {
                left = bytes;
                stage = bytes == 0 ? Stage.HEAD : Stage.CONTENT;
            }
            case Framing.Chunked() -> {
                chunks = new ChunkReader(limits);
                stage = Stage.CHUNKS;
            }
        }
        if (stage != Stage.HEAD) {
            awaitContent(context, limits.bodyTime(), Duration.ZERO);
        }
    }

    private void content(ByteBuf in, List<Object> out) {
        int length = (int) Math.min(left, in.readableBytes());
        out.add(in.readRetainedSlice(length));
        left -= length;
        received += length;
        if (left == 0) {
            end();
        }
    }

    /** Lets out what belongs to chunks; a trailer is left out but for the end of it. */
    private void chunks(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int from = in.readerIndex();
        int at = from;
        int trailer = -1;
        while (at < in.writerIndex() && !chunks.isOver()) {
            if (chunks.dataAhead() > 0) {
                int data = (int) Math.min(chunks.dataAhead(), in.writerIndex() - at);
                chunks.takeData(data);
                at += data;
                continue;
            }
            if (chunks.isInTrailer() && trailer < 0) {
                trailer = at;
            }
            Optional<Refusal> refused = chunks.take(in.getByte(at));
            if (refused.isPresent()) {
                refuse(context, in, refused.get());
                return;
            }
            at++;
        }
        received = chunks.received();
        int letIn = trailer < 0 ? at : trailer;
        if (letIn > from) {
            out.add(in.readRetainedSlice(letIn - from));
        }
        in.readerIndex(at);
        if (chunks.isOver()) {
            out.add(context.alloc().buffer(2).writeByte(CR).writeByte(LF));
            end();
        }
    }

    private void end() {
        stopWaiting();
        stage = Stage.HEAD;
    }

    /**
     * Refuses a content that comes too slowly. Time in which nobody here takes it does not count.
     *
     * @param more after which to look again
     * @param waited so far
     */
    private void awaitContent(ChannelHandlerContext context, Duration more, Duration waited) {
        deadline = later(context, more, () -> {
            Duration until = waited.plus(more);
            if (!context.channel().config().isAutoRead()) {
                awaitContent(context, PAUSE, waited);
                return;
            }
            Duration allowed = limits.timeFor(received);
            if (until.compareTo(allowed) >= 0) {
                refuse(context, internalBuffer(), Refusal.SLOW_BODY);
            } else {
                awaitContent(context, allowed.minus(until), until);
            }
        });
    }

    private static ScheduledFuture<?> later(ChannelHandlerContext context, Duration delay, Runnable then) {
        return context.executor().schedule(then, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void stopWaiting() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private void refuse(ChannelHandlerContext context, ByteBuf in, Refusal why) {
        boolean isWithinRequest = stage == Stage.CONTENT || stage == Stage.CHUNKS;
        stopWaiting();
        stage = Stage.REFUSED;
        String line = isWithinRequest ? "" : firstLine(in);
        farewell.discard(context, in);
        if (isWithinRequest) {
            farewell.within(context, why);
        } else {
            farewell.before(context, new Notice.OfUnheard(why, line));
        }
    }

    /** What has arrived of it; no more than a target may be long. */
    private String firstLine(ByteBuf in) {
        int most = Math.min(in.readableBytes(), limits.targetBytes());
        int end = in.forEachByte(in.readerIndex(), most, FIND_CRLF);
        return in.toString(in.readerIndex(), end < 0 ? most : end - in.readerIndex(), ISO_8859_1);
    }
}
