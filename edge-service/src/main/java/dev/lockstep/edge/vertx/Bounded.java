package dev.lockstep.edge.vertx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A body that breaks off when it turns out to be larger than it may be, where nobody has counted it before. */
record Bounded(Flow.Publisher<ByteBuffer> body, long most, Runnable exceeded) implements Flow.Publisher<ByteBuffer> {

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> taker) {
        body.subscribe(new Counting(taker));
    }

    private final class Counting implements Flow.Subscriber<ByteBuffer> {
        private final Flow.Subscriber<? super ByteBuffer> taker;
        private Flow.@Nullable Subscription subscription;
        private long received;

        Counting(Flow.Subscriber<? super ByteBuffer> taker) {
            this.taker = taker;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            taker.onSubscribe(given);
        }

        @Override
        public void onNext(ByteBuffer piece) {
            received += piece.remaining();
            if (received <= most) {
                taker.onNext(piece);
            } else {
                Objects.requireNonNull(subscription).cancel();
                exceeded.run();
                taker.onError(new IOException("the content is larger than " + most + " bytes"));
            }
        }

        @Override
        public void onError(Throwable failure) {
            taker.onError(failure);
        }

        @Override
        public void onComplete() {
            taker.onComplete();
        }
    }
}
