package dev.lockstep.render.request.kafka;

import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.LogListener;
import dev.lockstep.render.request.AnswerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Follows what other workers announce, and what is taken back, so that it is known whether a request is answered. */
public final class PageLog implements LogListener {

    private final AnswerRequest answer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition further = lock.newCondition();
    private SortedMap<Integer, Long> read = new TreeMap<>();

    public PageLog(AnswerRequest answer) {
        this.answer = answer;
    }

    @Override
    public void stated(String key, Decoded decoded) {
        if (decoded instanceof Decoded.Known(PageRevalidated page)) {
            answer.announced(page);
        }
    }

    @Override
    public void withdrawn(String key) {
        PageId.parse(key).ifPresent(answer::withdrawn);
    }

    /** Edges that start from here on do not find what was lost: it is to be announced again when they ask for it. */
    @Override
    public void wentBack(String reason) {
        answer.forget();
        readUpTo(new TreeMap<>());
    }

    @Override
    public void readUpTo(SortedMap<Integer, Long> offsets) {
        lock.lock();
        try {
            read = new TreeMap<>(offsets);
            further.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything below these offsets was read, by partition; false when it took too long. */
    boolean await(Map<Integer, Long> ends, Duration atMost) throws InterruptedException {
        long nanosLeft = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (!isReadUpTo(ends)) {
                if (nanosLeft <= 0) {
                    return false;
                }
                nanosLeft = further.awaitNanos(nanosLeft);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean isReadUpTo(Map<Integer, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> read.getOrDefault(end.getKey(), -1L) >= end.getValue());
    }
}
