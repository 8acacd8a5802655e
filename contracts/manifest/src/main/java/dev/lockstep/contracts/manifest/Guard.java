package dev.lockstep.contracts.manifest;

/**
 * What a new page has to fulfil before it replaces the one that is there.
 *
 * @param shrinkPercent how much smaller than its predecessor it may be; 100 lets everything pass
 * @param marker what its body contains; empty asks for nothing
 * @param maxBytes how large its body may be
 */
public record Guard(int shrinkPercent, String marker, long maxBytes) {

    /** Larger pages are downloads, which are better deployed as files. */
    public static final long MAX_BYTES = 16L * 1024 * 1024;

    public static final Guard DEFAULT = new Guard(100, "", MAX_BYTES);

    public Guard {
        if (shrinkPercent < 0 || shrinkPercent > 100) {
            throw new IllegalArgumentException("a page shrinks by 0 to 100 percent, not by " + shrinkPercent);
        }
        if (maxBytes < 1 || maxBytes > MAX_BYTES) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_BYTES + " bytes, not " + maxBytes);
        }
    }
}
