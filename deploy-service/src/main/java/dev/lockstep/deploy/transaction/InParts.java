package dev.lockstep.deploy.transaction;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads what is more than one transaction has the time for, by parts with a transaction each. What is there from the first to
 * the last is met; what comes or goes meanwhile may be.
 */
public final class InParts {

    private InParts() {}

    /** Reads until nothing comes after what was read last, and shows it outside any transaction. */
    public static <T> void read(
            Transactions transactions, T beforeAll, Function<T, List<T>> partAfter, Consumer<T> each) {
        List<T> part = transactions.within(() -> partAfter.apply(beforeAll));
        while (!part.isEmpty()) {
            part.forEach(each);
            T last = part.getLast();
            part = transactions.within(() -> partAfter.apply(last));
        }
    }
}
