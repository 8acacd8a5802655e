package dev.lockstep.contracts.outbound;

/** What became of a fetch. */
public sealed interface FetchOutcome<T> {
    /**
     * The whole body arrived, whatever the status says. Redirects are answers like any other: nobody followed them.
     *
     * @param contentType empty when the answer names none
     */
    record Fetched<T>(int status, String contentType, T body) implements FetchOutcome<T> {}

    /** Nothing was sent: the address is not one that may be asked. */
    record Refused<T>(String reason) implements FetchOutcome<T> {}

    /** No whole answer within the limits. */
    record Failed<T>(String reason) implements FetchOutcome<T> {}
}
