package dev.lockstep.platform.bench;

/** What every server that is compared has at the same address, with the same bytes. */
public enum Resource {
    SMALL_FILE("/small.css", "1 KB file", 1_000),
    PAGE("/pages/1", "24 KB page", 24_000),
    LARGE_FILE("/large.bin", "1 MB file", 1_000_000);

    private final String path;
    private final String label;
    private final int bytes;

    Resource(String path, String label, int bytes) {
        this.path = path;
        this.label = label;
        this.bytes = bytes;
    }

    public String path() {
        return path;
    }

    public String label() {
        return label;
    }

    /** About how large it is. */
    public int bytes() {
        return bytes;
    }
}
