package dev.lockstep.edge.door.vertx;

import dev.lockstep.edge.door.Admission;
import dev.lockstep.edge.door.Shortcut;
import dev.lockstep.edge.door.Shortcut.Said;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;

/** Answers some requests of a connection itself, in their turn: never while one that was let in has no answer yet. */
final class Doorkeeper {

    /** Such a body is copied behind its head sooner than the kernel takes it from a place of its own. */
    private static final int SMALL_BYTES = 4_096;

    private static final Admission.Framing NOTHING = new Admission.Framing.Length(0);

    private final Shortcut shortcut;
    private final Exchanges exchanges;
    private boolean flushes;

    Doorkeeper(Shortcut shortcut, Exchanges exchanges) {
        this.shortcut = shortcut;
        this.exchanges = exchanges;
    }

    /** Whether the request has got its answer, so that nobody else is to hear of it. Ask {@link #flush} to send it. */
    boolean answers(ChannelHandlerContext context, Admission.Let asked) {
        if (!asked.head().persists()) {
            exchanges.announceEnd();
            return false;
        }
        if (!asked.content().equals(NOTHING) || !isFree(context)) {
            return false;
        }
        @Nullable Said said = shortcut.answer(asked.head());
        if (said == null) {
            return false;
        }
        write(context, said);
        flushes = true;
        return true;
    }

    /** Whoever does not take what they were told before is let in, where they are held back. */
    private boolean isFree(ChannelHandlerContext context) {
        return exchanges.isIdle()
                && context.channel().isActive()
                && context.channel().isWritable();
    }

    /** All answers that came of one read leave together. */
    void flush(ChannelHandlerContext context) {
        if (flushes) {
            flushes = false;
            context.flush();
        }
    }

    private static void write(ChannelHandlerContext context, Said said) {
        int headBytes = said.head().remaining();
        int bodyBytes = said.body().remaining();
        if (bodyBytes <= SMALL_BYTES) {
            ByteBuf whole = context.alloc().directBuffer(headBytes + bodyBytes);
            var _ = context.write(
                    whole.writeBytes(said.head()).writeBytes(said.body().duplicate()));
        } else {
            var _ = context.write(context.alloc().directBuffer(headBytes).writeBytes(said.head()));
            var _ = context.write(Unpooled.wrappedBuffer(said.body().duplicate()));
        }
    }
}
