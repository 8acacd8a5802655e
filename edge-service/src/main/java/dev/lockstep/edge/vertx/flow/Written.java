package dev.lockstep.edge.vertx.flow;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes what is published to a stream, and asks for more when it is on its way. All of it happens on one context. */
public final class Written implements Flow.Subscriber<ByteBuffer> {

    /** So much may be under way: one piece is written while the next arrives. */
    private static final int AHEAD = 4;

    private final WriteStream<Buffer> sink;
    private final Runnable whole;
    private final Consumer<Throwable> broken;
    private Flow.@Nullable Subscription subscription;
    private boolean over;

    /** Runs one of the two when nothing more is to come; a sink whose bytes broke off is not ended. */
    public Written(WriteStream<Buffer> sink, Runnable whole, Consumer<Throwable> broken) {
        this.sink = sink;
        this.whole = whole;
        this.broken = broken;
    }

    /** Nobody takes what is written any more. */
    public void giveUp() {
        if (!over) {
            over = true;
            cancel();
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription to) {
        if (over) {
            to.cancel();
            return;
        }
        subscription = to;
        to.request(AHEAD);
    }

    @Override
    public void onNext(ByteBuffer bytes) {
        var _ = sink.write(Buffer.buffer(toArray(bytes))).onSuccess(_ -> more()).onFailure(this::failed);
    }

    @Override
    public void onError(Throwable failure) {
        if (!over) {
            over = true;
            broken.accept(failure);
        }
    }

    @Override
    public void onComplete() {
        if (!over) {
            over = true;
            var _ = sink.end().onComplete(_ -> whole.run());
        }
    }

    private void more() {
        if (!over && subscription != null) {
            subscription.request(1);
        }
    }

    private void failed(Throwable failure) {
        if (!over) {
            over = true;
            cancel();
            broken.accept(failure);
        }
    }

    private void cancel() {
        if (subscription != null) {
            subscription.cancel();
        }
    }

    private static byte[] toArray(ByteBuffer bytes) {
        byte[] array = new byte[bytes.remaining()];
        bytes.get(array);
        return array;
    }
}
