package dev.lockstep.edge.pass;

import dev.lockstep.edge.pass.Workers.Outcome;
import java.net.URI;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Hands a request on to a worker; to the next one only if nothing of it was sent. A request that was sent may have had its
 * effect, whatever its method says.
 */
public final class PassOn {

    private final Workers workers;
    private final Rotation rotation;
    private final int most;
    private final AtomicInteger underWay = new AtomicInteger();
    private final LongAdder unanswered = new LongAdder();

    /** At most {@code most} at a time. */
    public PassOn(Workers workers, Rotation rotation, int most) {
        this.workers = workers;
        this.rotation = rotation;
        this.most = most;
    }

    public int underWay() {
        return underWay.get();
    }

    /** Requests that no worker has answered. */
    public long unanswered() {
        return unanswered.sum();
    }

    /** Whether there is room for one more; who entered has to leave. */
    public boolean enter() {
        if (underWay.incrementAndGet() > most) {
            underWay.decrementAndGet();
            return false;
        }
        return true;
    }

    public void leave() {
        underWay.decrementAndGet();
    }

    /** Never completes with an exception; whoever cancels gives the request up. */
    public CompletableFuture<Outcome> pass(Passage passage) {
        Attempt attempt = new Attempt(passage, rotation.next().iterator());
        attempt.begin(new Outcome.Unreachable("no worker is known to this edge"));
        return attempt;
    }

    /** Completes with what the first worker says that can be reached. */
    private final class Attempt extends CompletableFuture<Outcome> {
        private final Passage passage;
        private final Iterator<URI> left;
        private CompletableFuture<Outcome> asked = new CompletableFuture<>();

        Attempt(Passage passage, Iterator<URI> left) {
            this.passage = passage;
            this.left = left;
        }

        void begin(Outcome before) {
            if (!left.hasNext()) {
                unanswered.increment();
                complete(before);
                return;
            }
            URI worker = left.next();
            asked = workers.pass(worker, passage);
            var _ = asked.thenAccept(outcome -> heard(worker, outcome));
        }

        private void heard(URI worker, Outcome outcome) {
            switch (outcome) {
                case Outcome.Unreachable _ -> {
                    rotation.notReached(worker);
                    if (!isDone()) {
                        begin(outcome);
                    }
                }
                case Outcome.Answered answered -> {
                    if (answered.leaving()) {
                        rotation.leaves(worker);
                    } else {
                        rotation.reached(worker);
                    }
                    complete(outcome);
                }
                case Outcome.Silent _ -> {
                    unanswered.increment();
                    complete(outcome);
                }
            }
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            asked.cancel(mayInterrupt);
            return super.cancel(mayInterrupt);
        }
    }
}
