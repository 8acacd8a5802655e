package dev.lockstep.edge.vertx.departure;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/** Reads the heads of frames out of bytes that come in any pieces, and skips what is in them (RFC 9113 §4.1). */
final class Frames {

    private static final int HEAD_BYTES = 9;
    private static final int STREAM_BITS = 0x7fff_ffff;

    private final Consumer<Head> found;
    private final byte[] head = new byte[HEAD_BYTES];
    private int headRead;
    private int contentLeft;

    /** What stands before a frame's content. */
    record Head(int length, int type, int flags, int stream) {}

    Frames(Consumer<Head> found) {
        this.found = found;
    }

    /** Leaves the bytes as they are. */
    void read(ByteBuf bytes) {
        int at = bytes.readerIndex();
        while (at < bytes.writerIndex()) {
            if (contentLeft > 0) {
                int content = Math.min(contentLeft, bytes.writerIndex() - at);
                contentLeft -= content;
                at += content;
            } else {
                head(bytes.getByte(at));
                at++;
            }
        }
    }

    /** Whether the last frame is over and the next has not begun. */
    boolean isBetween() {
        return headRead == 0 && contentLeft == 0;
    }

    private void head(byte octet) {
        head[headRead] = octet;
        headRead++;
        if (headRead == HEAD_BYTES) {
            headRead = 0;
            contentLeft = number(0, 3);
            found.accept(new Head(contentLeft, head[3], head[4], number(5, HEAD_BYTES) & STREAM_BITS));
        }
    }

    private int number(int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            number = number << Byte.SIZE | (head[at] & 0xff);
        }
        return number;
    }
}
