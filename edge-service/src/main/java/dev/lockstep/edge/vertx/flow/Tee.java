package dev.lockstep.edge.vertx.flow;

import dev.lockstep.edge.cache.Gathering;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what goes to a visitor. As long as it gathers, pieces come as fast as the renderer makes them, so that nobody who
 * waits for the whole is held up by one who reads slowly; after that, as the visitor takes them. All of it on one context.
 */
public final class Tee implements Flow.Subscriber<ByteBuffer> {

    private final Gathering gathering;
    private final Flow.Subscriber<? super ByteBuffer> visitor;
    private final Runnable last;
    private Flow.@Nullable Subscription from;
    private long wanted;
    private boolean asked;
    private boolean left;
    private boolean over;

    /** Runs {@code last} when nothing more is to come. */
    public Tee(Gathering gathering, Flow.Subscriber<? super ByteBuffer> visitor, Runnable last) {
        this.gathering = gathering;
        this.visitor = visitor;
        this.last = last;
    }

    @Override
    public void onSubscribe(Flow.Subscription to) {
        from = to;
        visitor.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {
                wanted += count;
                more();
            }

            @Override
            public void cancel() {
                left = true;
                more();
            }
        });
        more();
    }

    private void more() {
        if (over || from == null) {
            return;
        }
        if (gathering.isUnderWay() || (!left && wanted > 0)) {
            if (!asked) {
                asked = true;
                from.request(1);
            }
        } else if (left) {
            from.cancel();
            end();
        }
    }

    @Override
    public void onNext(ByteBuffer bytes) {
        asked = false;
        wanted--;
        gathering.add(bytes);
        if (!left) {
            visitor.onNext(bytes);
        }
        more();
    }

    @Override
    public void onError(Throwable failure) {
        gathering.giveUp();
        if (!left) {
            visitor.onError(failure);
        }
        end();
    }

    @Override
    public void onComplete() {
        gathering.end();
        if (!left) {
            visitor.onComplete();
        }
        end();
    }

    private void end() {
        if (!over) {
            over = true;
            last.run();
        }
    }
}
