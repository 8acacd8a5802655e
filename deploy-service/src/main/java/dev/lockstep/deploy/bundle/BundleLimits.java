package dev.lockstep.deploy.bundle;

/**
 * How much a bundle may be.
 *
 * @param packedBytes of the archive as it was sent
 * @param totalBytes of all files together
 * @param fileBytes of one file
 * @param entries of the archive, folders included
 * @param ratio how many times its own size an archive may unpack to, as soon as that is more than a few megabytes
 */
public record BundleLimits(long packedBytes, long totalBytes, long fileBytes, int entries, int ratio) {

    /** Room for large sites; a bomb of zeros, which packs a thousandfold, is not among them. */
    public static final BundleLimits DEFAULT = new BundleLimits(1L << 30, 2L << 30, 512L << 20, 50_000, 100);

    /** Below this, an archive may pack as well as it likes: a small site of one repeated line is no attack. */
    private static final long HARMLESS_BYTES = 16L << 20;

    public BundleLimits {
        if (Math.min(packedBytes, Math.min(totalBytes, fileBytes)) <= 0 || Math.min(entries, ratio) <= 0) {
            throw new IllegalArgumentException("a limit is more than nothing: packed " + packedBytes + ", total "
                    + totalBytes + ", file " + fileBytes + ", entries " + entries + ", ratio " + ratio);
        }
    }

    /** How many bytes may come out of an archive of that size. */
    public long unpackedBytes(long packed) {
        return Math.min(totalBytes, Math.max(HARMLESS_BYTES, packed * ratio));
    }
}
