package dev.lockstep.deploy.transaction;

import java.util.function.Supplier;

/** Makes several changes one: all of them survive any crash from here on, or none was ever made. */
public interface Transactions {

    /** Runs the work within the caller's transaction, or within one of its own when there is none. */
    <T> T within(Supplier<T> work);

    /** As {@link #within}, for work without a result. */
    default void run(Runnable work) {
        within(() -> {
            work.run();
            return true;
        });
    }
}
