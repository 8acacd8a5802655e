package dev.lockstep.edge.vertx.departure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.edge.vertx.departure.Frames.Head;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramesTest {

    private static final List<Head> HEADS = List.of(
            new Head(300, 0, 0, 1), new Head(0, 0, 1, 0x7fff_ffff), new Head(4, 3, 0, 5), new Head(70_000, 0, 1, 7));

    private final List<Head> found = new ArrayList<>();

    @Test
    void framesAreFoundHoweverTheirBytesCome() {
        ByteBuf bytes = bytes();
        for (int piece : new int[] {1, 2, 8, 9, 10, 309, 310, bytes.readableBytes()}) {
            found.clear();
            Frames frames = new Frames(found::add);

            for (int at = 0; at < bytes.readableBytes(); at += piece) {
                frames.read(bytes.slice(at, Math.min(piece, bytes.readableBytes() - at)));
            }

            assertThat(found).as("in pieces of %d", piece).isEqualTo(HEADS);
            assertThat(frames.isBetween()).isTrue();
        }
    }

    @Test
    void aFrameIsNotOverBeforeItsLastByte() {
        ByteBuf bytes = bytes();
        Frames frames = new Frames(found::add);

        frames.read(bytes.slice(0, 308));
        assertThat(frames.isBetween()).isFalse();

        frames.read(bytes.slice(308, 1));
        assertThat(frames.isBetween()).isTrue();
    }

    /** A reserved bit says nothing; contents look like heads. */
    private static ByteBuf bytes() {
        ByteBuf bytes = Unpooled.buffer();
        for (Head head : HEADS) {
            bytes.writeMedium(head.length()).writeByte(head.type()).writeByte(head.flags());
            bytes.writeInt(head.stream() | 0x8000_0000).writeZero(head.length());
        }
        return bytes;
    }
}
