package dev.lockstep.platform.measure.wiring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Many who do something at once. */
final class Crowd {

    private Crowd() {}

    /** Returns what each of them brings back, once all are back. */
    static <T> List<T> of(int many, IntFunction<Callable<T>> each) throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> sent = new ArrayList<>();
            for (int one = 0; one < many; one++) {
                sent.add(threads.submit(each.apply(one)));
            }
            List<T> back = new ArrayList<>();
            for (Future<T> one : sent) {
                back.add(one.get());
            }
            return back;
        } catch (ExecutionException failure) {
            throw new IOException("one of a crowd failed: " + failure.getCause(), failure);
        }
    }
}
