package dev.lockstep.render.request;

import java.util.TreeSet;

/** How far the requests of one partition are done: what is to be done again by a successor begins at the first that is not. */
public final class Progress {

    private final TreeSet<Long> unfinished = new TreeSet<>();
    private long next;
    private volatile boolean lost;

    /**
     * @param next the offset at which this worker began
     */
    public Progress(long next) {
        this.next = next;
    }

    /** Takes the request at an offset in hand. */
    public synchronized Order.Ticket take(long offset) {
        unfinished.add(offset);
        next = Math.max(next, offset + 1);
        return new Taken(this, offset);
    }

    /** Where reading goes on. */
    public synchronized long next() {
        return next;
    }

    /** Everything below is done. */
    public synchronized long done() {
        return unfinished.isEmpty() ? next : unfinished.first();
    }

    /** The partition is another worker's now. */
    public void lose() {
        lost = true;
    }

    private synchronized void finish(long offset) {
        unfinished.remove(offset);
    }

    private record Taken(Progress progress, long offset) implements Order.Ticket {

        @Override
        public void done() {
            progress.finish(offset);
        }

        @Override
        public boolean isVoid() {
            return progress.lost;
        }
    }
}
