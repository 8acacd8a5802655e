package dev.lockstep.edge.door.vertx;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/** What is under way on one connection: requests that were let in, and how far their answers are. On its event loop only. */
final class Exchanges {

    private int unanswered;
    private boolean answering;
    private boolean ending;
    private boolean parting;
    private boolean closed;
    private final Deque<Runnable> whenAnswered = new ArrayDeque<>();
    private final BooleanSupplier leaving;

    /** {@code leaving}: whether the next answer that could be the last is to be the last. */
    Exchanges(BooleanSupplier leaving) {
        this.leaving = leaving;
    }

    void letIn() {
        unanswered++;
    }

    void answerBegins() {
        answering = true;
    }

    void answerEnds() {
        unanswered--;
        answering = false;
        while (unanswered == 0 && !whenAnswered.isEmpty()) {
            whenAnswered.removeFirst().run();
        }
    }

    /** Runs it once every request that was let in has its answer, which may be now. */
    void whenAnswered(Runnable then) {
        if (unanswered == 0) {
            then.run();
        } else {
            whenAnswered.add(then);
        }
    }

    /** Whether the last request that was let in can still be answered by somebody else than it was let in to. */
    boolean isLastUnanswered() {
        return unanswered == 1 && !answering;
    }

    /** No request follows those that were let in, whatever is sent. */
    void announceEnd() {
        ending = true;
    }

    /** Whether the next request could be answered at once, since every one before it has been. */
    boolean isIdle() {
        return isQuiet() && !ending && !isLeaving();
    }

    /** Whether nothing is under way, and nothing is said of an end. */
    boolean isQuiet() {
        return unanswered == 0 && !closed;
    }

    boolean isLeaving() {
        return leaving.getAsBoolean();
    }

    /** The answer that begins is the last: what comes after the request for it is not heard. */
    void part() {
        parting = true;
    }

    boolean isParting() {
        return parting;
    }

    /** Nobody else answers from here on. */
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
