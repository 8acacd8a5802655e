package dev.lockstep.edge.vertx.flow;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/** What a paused stream brings, at the pace of its one subscriber. All of it happens on the stream's context. */
public final class Published implements Flow.Publisher<ByteBuffer> {

    private final ReadStream<Buffer> stream;
    private final Runnable giveUp;
    private boolean over;

    /** Cancelling runs {@code giveUp}, unless the stream is over. */
    public Published(ReadStream<Buffer> stream, Runnable giveUp) {
        this.stream = stream;
        this.giveUp = giveUp;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        stream.handler(buffer -> {
            if (!over) {
                subscriber.onNext(ByteBuffer.wrap(buffer.getBytes()));
            }
        });
        stream.endHandler(_ -> end(subscriber::onComplete));
        stream.exceptionHandler(failure -> end(() -> subscriber.onError(failure)));
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {
                if (!over) {
                    stream.fetch(count);
                }
            }

            @Override
            public void cancel() {
                end(giveUp);
            }
        });
    }

    private void end(Runnable last) {
        if (!over) {
            over = true;
            last.run();
        }
    }
}
