package dev.lockstep.edge.door;

import java.time.Duration;

/**
 * How much of anything a client may send, and how slowly.
 *
 * @param targetBytes of a request's target
 * @param headBytes of a request's line and header fields
 * @param fields in a header, and in a trailer
 * @param bodyBytes of a request's content
 * @param headTime from a request's first byte to the end of its header
 * @param bodyTime for the content, before its rate counts
 * @param bodyBytesPerSecond for which a content has a second more each
 * @param quiet for which nothing may happen on a connection, in neither direction
 * @param connections at once from one address; from one network of 64 bits for IPv6
 */
public record Limits(
        int targetBytes,
        int headBytes,
        int fields,
        long bodyBytes,
        Duration headTime,
        Duration bodyTime,
        long bodyBytesPerSecond,
        Duration quiet,
        int connections) {

    /** By when so much of a content has to be there, counted from its begin. */
    public Duration timeFor(long receivedBytes) {
        return bodyTime.plusSeconds(receivedBytes / bodyBytesPerSecond);
    }
}
