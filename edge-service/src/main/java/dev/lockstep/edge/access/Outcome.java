package dev.lockstep.edge.access;

/**
 * What became of a request.
 *
 * @param bodyBytes of the answer's body that left, as they are after compression
 * @param cacheStatus what the answer says of how it was come by (RFC 9211)
 * @param aborted whether the answer did not leave as a whole
 */
public record Outcome(int status, long bodyBytes, String cacheStatus, boolean aborted) {

    /** There is no answer, as the visitor left before: no status of HTTP's, but what programs know from nginx. */
    public static final int LEFT_BEFORE = 499;
}
