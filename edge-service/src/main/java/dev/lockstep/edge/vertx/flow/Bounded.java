package dev.lockstep.edge.vertx.flow;

import dev.lockstep.edge.door.Limits;
import dev.lockstep.edge.door.Refusal;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A body that breaks off when it turns out to be larger or slower than it may be, where no door has looked after it. Time in
 * which nobody takes it does not count. Everything happens on the request's context.
 *
 * @param refused is told why, before whoever takes the body is
 */
public record Bounded(Flow.Publisher<ByteBuffer> body, Limits limits, Vertx vertx, Consumer<Refusal> refused)
        implements Flow.Publisher<ByteBuffer> {

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> taker) {
        body.subscribe(new Watching(taker));
    }

    private final class Watching implements Flow.Subscriber<ByteBuffer>, Flow.Subscription {
        private final Flow.Subscriber<? super ByteBuffer> taker;
        private final Waiting waiting = new Waiting(this::look);
        private Flow.@Nullable Subscription arriving;
        private long received;
        private long wanted;
        private boolean over;

        Watching(Flow.Subscriber<? super ByteBuffer> taker) {
            this.taker = taker;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            arriving = given;
            taker.onSubscribe(this);
        }

        @Override
        public void request(long count) {
            if (!over) {
                wanted = Math.addExact(wanted, count);
                waiting.goOn(left());
                Objects.requireNonNull(arriving).request(count);
            }
        }

        @Override
        public void cancel() {
            end(() -> Objects.requireNonNull(arriving).cancel());
        }

        @Override
        public void onNext(ByteBuffer piece) {
            received += piece.remaining();
            wanted--;
            if (received > limits.bodyBytes()) {
                refuse(Refusal.BODY_TOO_LARGE);
                return;
            }
            if (wanted == 0) {
                waiting.pause();
            }
            taker.onNext(piece);
        }

        @Override
        public void onError(Throwable failure) {
            end(() -> taker.onError(failure));
        }

        @Override
        public void onComplete() {
            end(taker::onComplete);
        }

        private void look() {
            if (left().isPositive()) {
                waiting.goOn(left());
            } else {
                refuse(Refusal.SLOW_BODY);
            }
        }

        private Duration left() {
            return limits.timeFor(received).minus(waiting.took());
        }

        private void refuse(Refusal why) {
            end(() -> {
                Objects.requireNonNull(arriving).cancel();
                refused.accept(why);
                taker.onError(new IOException(why.text()));
            });
        }

        private void end(Runnable last) {
            if (!over) {
                over = true;
                waiting.pause();
                last.run();
            }
        }
    }

    /** How long somebody has waited altogether, and a look at that when it may be too long. */
    private final class Waiting {
        private static final long NONE = -1;

        private final Runnable look;
        private long tookNanos;
        private long sinceNanos;
        private long timer = NONE;

        Waiting(Runnable look) {
            this.look = look;
        }

        void goOn(Duration left) {
            if (timer == NONE) {
                sinceNanos = System.nanoTime();
                timer = vertx.setTimer(Math.max(1, left.toMillis() + 1), _ -> {
                    stop();
                    look.run();
                });
            }
        }

        void pause() {
            if (timer != NONE) {
                vertx.cancelTimer(timer);
                stop();
            }
        }

        Duration took() {
            return Duration.ofNanos(timer == NONE ? tookNanos : tookNanos + System.nanoTime() - sinceNanos);
        }

        private void stop() {
            timer = NONE;
            tookNanos += System.nanoTime() - sinceNanos;
        }
    }
}
