package dev.lockstep.edge.door.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.edge.door.Limits;
import dev.lockstep.edge.door.Refusal;
import dev.lockstep.edge.door.Refusals;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that take ten bytes a second, and clients that do not. */
class UptakeTest {

    private static final Duration LOOK = Duration.ofSeconds(20);
    private static final Limits LIMITS = new Limits(100, 500, 10, 50, LOOK, LOOK, 10, LOOK, 1);
    private static final int LEAST = 200;

    private final Refusals refusals = new Refusals();
    private final Socket socket = new Socket(new Uptake(LIMITS, refusals));

    @AfterEach
    void close() {
        var _ = socket.finishAndReleaseAll();
    }

    @Test
    void whoTakesAlmostNothingIsLeft() {
        send(10_000);
        look();

        for (int times = 0; times < 3; times++) {
            assertThat(socket.isOpen()).isTrue();
            socket.take(LEAST - 1);
            look();
        }

        assertThat(socket.isOpen()).isFalse();
        assertThat(refusals.of(Refusal.SLOW_READ)).isEqualTo(1);
    }

    @Test
    void whoTakesEnoughEachTimeMayTakeAsLongAsTheyLike() {
        send(10_000);
        look();

        for (int times = 0; times < 40; times++) {
            socket.take(LEAST);
            look();
        }

        assertThat(socket.isOpen()).isTrue();
    }

    /** As with the pieces in which a kernel tells what was taken. */
    @Test
    void whoTakesMuchNowAndThenIsFastEnough() {
        send(100_000);
        look();

        for (int times = 0; times < 20; times++) {
            look();
            look();
            socket.take(3 * LEAST);
            look();
        }

        assertThat(socket.isOpen()).isTrue();
    }

    @Test
    void whoWaitsForNothingMayBeSilent() {
        send(50);
        socket.take(50);

        for (int times = 0; times < 5; times++) {
            look();
        }

        assertThat(socket.isOpen()).isTrue();
    }

    @Test
    void whatIsAskedForAnewIsNotWhatWasWaitedForBefore() {
        for (int times = 0; times < 5; times++) {
            send(100);
            look();
            socket.take(100);
        }

        assertThat(socket.isOpen()).isTrue();
    }

    @Test
    void whatHasNotBeenSentYetIsNobodysFault() {
        var _ = socket.write(bytes(1_000));
        for (int times = 0; times < 5; times++) {
            look();
        }

        assertThat(socket.isOpen()).isTrue();
    }

    private void send(int length) {
        var _ = socket.writeAndFlush(bytes(length));
    }

    private void look() {
        socket.advanceTimeBy(LOOK.toSeconds(), TimeUnit.SECONDS);
        socket.runScheduledPendingTasks();
    }

    private static ByteBuf bytes(int length) {
        return Unpooled.wrappedBuffer(new byte[length]);
    }

    /** A socket whose other end takes as many bytes as it is told to. */
    private static final class Socket extends EmbeddedChannel {
        private long room;

        Socket(Uptake uptake) {
            super(uptake);
        }

        void take(long bytes) {
            room += bytes;
            flush();
        }

        @Override
        protected void doWrite(ChannelOutboundBuffer waiting) {
            while (room > 0 && waiting.current() instanceof ByteBuf bytes) {
                int taken = (int) Math.min(room, bytes.readableBytes());
                room -= taken;
                waiting.removeBytes(taken);
            }
        }
    }
}
