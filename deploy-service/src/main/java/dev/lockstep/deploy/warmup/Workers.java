package dev.lockstep.deploy.warmup;

import dev.lockstep.contracts.event.PageEvent;
import dev.lockstep.contracts.event.PageRequested;
import java.time.Duration;
import java.util.function.Consumer;

/** Those who render pages. */
@FunctionalInterface
public interface Workers {

    /** What workers announce is heard until this is closed. */
    interface Hearing extends AutoCloseable {

        /** Never blocks for long: what cannot be asked is seen as silence. */
        void ask(PageRequested request);

        @Override
        void close();
    }

    /** Begins to hear; returns once nothing can be missed, or when the time is over. */
    Hearing hear(Consumer<PageEvent> listener, Duration atMost) throws InterruptedException;
}
