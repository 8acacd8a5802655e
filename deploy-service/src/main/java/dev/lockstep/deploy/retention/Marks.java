package dev.lockstep.deploy.retention;

import dev.lockstep.contracts.blob.Digest;
import java.util.Arrays;

/**
 * The digests that something names, millions of them. Of each only 63 bits are kept, in a table with open
 * addressing: that a few which nobody names share theirs with one that is named keeps those too, and does no harm.
 */
final class Marks {
    private static final int LETTERS = 16;
    private static final int RADIX = 16;
    private static final int LEAST_SLOTS = 1024;

    private long[] slots = new long[LEAST_SLOTS];
    private int taken;

    void add(Digest digest) {
        if (2 * taken >= slots.length) {
            grow();
        }
        add(bits(digest));
    }

    boolean have(Digest digest) {
        long bits = bits(digest);
        return slots[slot(bits)] == bits;
    }

    private void add(long bits) {
        int slot = slot(bits);
        if (slots[slot] != bits) {
            slots[slot] = bits;
            taken++;
        }
    }

    /** Where the bits are, or would be. A digest is as good as random: no hash of it is needed. */
    private int slot(long bits) {
        int slot = (int) bits & (slots.length - 1);
        while (slots[slot] != 0 && slots[slot] != bits) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[Math.multiplyExact(2, before.length)];
        taken = 0;
        Arrays.stream(before).filter(bits -> bits != 0).forEach(this::add);
    }

    /** Never the zero of an empty slot. */
    private static long bits(Digest digest) {
        return Long.parseUnsignedLong(digest.hex(), 0, LETTERS, RADIX) | Long.MIN_VALUE;
    }
}
