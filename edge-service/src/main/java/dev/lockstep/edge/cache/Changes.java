package dev.lockstep.edge.cache;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How often something was changed at an address, so that what was asked for before a change is not kept after it. Addresses
 * share counters: memory is bounded, and a change at one now and then keeps another from being stored once.
 */
final class Changes {

    private static final int COUNTERS = 1 << 14;

    private final AtomicLongArray counters = new AtomicLongArray(COUNTERS);

    long at(Address address) {
        return counters.get(counter(address));
    }

    void count(Address address) {
        counters.incrementAndGet(counter(address));
    }

    private static int counter(Address address) {
        int hash = address.hashCode();
        return (hash ^ (hash >>> 16)) & (COUNTERS - 1);
    }
}
