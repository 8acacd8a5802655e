package dev.lockstep.deploy.transaction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Transactions over maps: one at a time, and what breaks half-way leaves every map as it was. */
public final class MemoryTransactions implements Transactions {
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Table<?, ?>> tables = new ArrayList<>();

    private record Table<K, V>(Map<K, V> rows) {
        Runnable asItIs() {
            Map<K, V> kept = new LinkedHashMap<>(rows);
            return () -> {
                rows.clear();
                rows.putAll(kept);
            };
        }
    }

    /** A map that takes part. */
    public <K, V> Map<K, V> table() {
        Map<K, V> rows = new LinkedHashMap<>();
        tables.add(new Table<>(rows));
        return rows;
    }

    @Override
    public <T> T within(Supplier<T> work) {
        lock.lock();
        try {
            return lock.getHoldCount() > 1 ? work.get() : alone(work);
        } finally {
            lock.unlock();
        }
    }

    private <T> T alone(Supplier<T> work) {
        List<Runnable> undo = tables.stream().map(Table::asItIs).toList();
        boolean whole = false;
        try {
            T result = work.get();
            whole = true;
            return result;
        } finally {
            if (!whole) {
                undo.forEach(Runnable::run);
            }
        }
    }
}
