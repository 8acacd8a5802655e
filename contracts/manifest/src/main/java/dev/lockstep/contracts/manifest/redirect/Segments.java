package dev.lockstep.contracts.manifest.redirect;

/** Where the segments of a path are, so that none has to be cut out of it. One slash at its end ends nothing. */
final class Segments {

    private final String path;

    /** The slash before each segment, and what follows the last one. */
    private final int[] slashes;

    private Segments(String path, int[] slashes) {
        this.path = path;
        this.slashes = slashes;
    }

    static Segments of(String path) {
        int end = path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length();
        if (end <= 1) {
            return new Segments(path, new int[] {0});
        }
        int[] slashes = new int[count(path, end) + 1];
        int slash = 0;
        for (int i = 0; i < slashes.length - 1; i++) {
            slashes[i] = slash;
            slash = path.indexOf('/', slash + 1);
        }
        slashes[slashes.length - 1] = end;
        return new Segments(path, slashes);
    }

    private static int count(String path, int end) {
        int count = 0;
        for (int i = 0; i < end; i++) {
            count += path.charAt(i) == '/' ? 1 : 0;
        }
        return count;
    }

    int count() {
        return slashes.length - 1;
    }

    int start(int segment) {
        return slashes[segment] + 1;
    }

    int length(int segment) {
        return slashes[segment + 1] - start(segment);
    }

    String text(int segment) {
        return path.substring(start(segment), slashes[segment + 1]);
    }

    /** Of the first letters of a segment. */
    int hash(int segment, int letters) {
        int hash = 0;
        int start = start(segment);
        for (int i = 0; i < letters; i++) {
            hash = 31 * hash + path.charAt(start + i);
        }
        return hash;
    }

    /** How the first letters of a segment compare with as many of another's. */
    int compare(int segment, int letters, Segments other, int otherSegment) {
        int start = start(segment);
        int otherStart = other.start(otherSegment);
        for (int i = 0; i < letters; i++) {
            int order = path.charAt(start + i) - other.path.charAt(otherStart + i);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
