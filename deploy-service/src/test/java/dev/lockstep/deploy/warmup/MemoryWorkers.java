package dev.lockstep.deploy.warmup;

import dev.lockstep.contracts.event.PageEvent;
import dev.lockstep.contracts.event.PageRequested;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Workers that answer at once, or not at all. */
final class MemoryWorkers implements Workers {
    private final List<PageRequested> asked = new ArrayList<>();
    private Function<PageRequested, List<PageEvent>> answer = request -> List.of();

    void answer(Function<PageRequested, List<PageEvent>> changed) {
        answer = changed;
    }

    List<PageRequested> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Hearing hear(Consumer<PageEvent> listener, Duration atMost) {
        return new Hearing() {
            @Override
            public void ask(PageRequested request) {
                asked.add(request);
                answer.apply(request).forEach(listener);
            }

            @Override
            public void close() {}
        };
    }
}
