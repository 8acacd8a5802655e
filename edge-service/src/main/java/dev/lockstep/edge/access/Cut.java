package dev.lockstep.edge.access;

/** Bounds what visitors send, so that a full queue takes no more memory than it should. */
final class Cut {

    static final int MOST = 2_000;

    private static final String REST = "...";

    private Cut() {}

    static String toLength(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST) + REST;
    }
}
