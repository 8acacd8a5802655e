package dev.lockstep.edge.pass;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** Takes all that is published, one piece at a time. */
public final class Whole implements Flow.Subscriber<ByteBuffer> {

    public final CompletableFuture<String> text = new CompletableFuture<>();
    private final CompletableFuture<Flow.Subscription> subscribed = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** A text that can be had once. */
    public static Flow.Publisher<ByteBuffer> of(String text) {
        return subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
            private boolean over;

            @Override
            public void request(long count) {
                if (!over) {
                    over = true;
                    subscriber.onNext(ByteBuffer.wrap(text.getBytes(UTF_8)));
                    subscriber.onComplete();
                }
            }

            @Override
            public void cancel() {
                over = true;
            }
        });
    }

    @Override
    public void onSubscribe(Flow.Subscription to) {
        subscribed.complete(to);
        to.request(1);
    }

    @Override
    public void onNext(ByteBuffer piece) {
        byte[] array = new byte[piece.remaining()];
        piece.get(array);
        bytes.writeBytes(array);
        subscribed.join().request(1);
    }

    @Override
    public void onError(Throwable failure) {
        text.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        text.complete(bytes.toString(UTF_8));
    }
}
