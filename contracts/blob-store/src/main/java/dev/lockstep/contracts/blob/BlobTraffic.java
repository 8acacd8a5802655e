package dev.lockstep.contracts.blob;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What has gone into a store and come out of it since this process began. */
public final class BlobTraffic {

    private final Map<Operation, LongAdder> done = new EnumMap<>(Operation.class);
    private final Map<Operation, LongAdder> failed = new EnumMap<>(Operation.class);
    private final LongAdder written = new LongAdder();
    private final LongAdder read = new LongAdder();

    public BlobTraffic() {
        for (Operation operation : Operation.values()) {
            done.put(operation, new LongAdder());
            failed.put(operation, new LongAdder());
        }
    }

    /** What a store is asked for. */
    public enum Operation {
        PUT,
        OPEN,
        LOOK,
        LIST,
        REMOVE
    }

    /** Something that a store does. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws IOException;
    }

    <T> T count(Operation operation, Step<T> step) throws IOException {
        boolean isDone = false;
        try {
            T result = step.run();
            isDone = true;
            return result;
        } finally {
            of(isDone ? done : failed, operation).increment();
        }
    }

    void wrote(long bytes) {
        written.add(bytes);
    }

    void read(long bytes) {
        read.add(bytes);
    }

    public long done(Operation operation) {
        return of(done, operation).sum();
    }

    /** How often the storage itself failed: that a blob is not there is an answer. */
    public long failed(Operation operation) {
        return of(failed, operation).sum();
    }

    public long bytesWritten() {
        return written.sum();
    }

    /** Those that came through this process; a file that the system sends by itself does not. */
    public long bytesRead() {
        return read.sum();
    }

    private static LongAdder of(Map<Operation, LongAdder> counts, Operation operation) {
        return counts.computeIfAbsent(operation, _ -> new LongAdder());
    }
}
