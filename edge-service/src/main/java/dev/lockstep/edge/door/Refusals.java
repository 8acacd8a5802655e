package dev.lockstep.edge.door;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How often each was refused. */
public final class Refusals {

    private final Map<Refusal, LongAdder> counts = new EnumMap<>(Refusal.class);

    public Refusals() {
        for (Refusal each : Refusal.values()) {
            counts.put(each, new LongAdder());
        }
    }

    public void count(Refusal refusal) {
        adder(refusal).increment();
    }

    public long of(Refusal refusal) {
        return adder(refusal).sum();
    }

    private LongAdder adder(Refusal refusal) {
        return counts.getOrDefault(refusal, new LongAdder());
    }
}
