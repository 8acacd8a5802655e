package dev.lockstep.contracts.blob.metrics;

import dev.lockstep.contracts.blob.BlobTraffic;
import dev.lockstep.contracts.blob.BlobTraffic.Operation;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What goes into a store and comes out of it, under the same names in every service. */
public final class BlobMeters implements MeterBinder {

    private final BlobTraffic traffic;

    public BlobMeters(BlobTraffic traffic) {
        this.traffic = traffic;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Operation operation : Operation.values()) {
            operations(registry, operation, "done", counted -> counted.done(operation));
            operations(registry, operation, "failed", counted -> counted.failed(operation));
        }
        bytes(registry, "written", BlobTraffic::bytesWritten);
        bytes(registry, "read", BlobTraffic::bytesRead);
    }

    private void operations(
            MeterRegistry registry, Operation operation, String outcome, ToDoubleFunction<BlobTraffic> count) {
        FunctionCounter.builder("lockstep.blob.operations", traffic, count)
                .description("what the blob store was asked for, and whether the storage did it")
                .tag("operation", operation.name().toLowerCase(Locale.ROOT))
                .tag("outcome", outcome)
                .register(registry);
    }

    private void bytes(MeterRegistry registry, String direction, ToDoubleFunction<BlobTraffic> count) {
        FunctionCounter.builder("lockstep.blob", traffic, count)
                .description("bytes that went into the blob store, and that came out through this process")
                .baseUnit("bytes")
                .tag("direction", direction)
                .register(registry);
    }
}
