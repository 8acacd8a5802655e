package dev.lockstep.contracts.outbound;

import java.io.InputStream;
import java.net.URI;

/** Fetches from addresses that a site's author or a command chose. */
public interface Outbound {
    <T> FetchOutcome<T> fetch(Fetch fetch, FetchLimits limits, AnswerReader<T> reader);

    /** Fetches what has no need of header fields. */
    default <T> FetchOutcome<T> fetch(URI address, FetchLimits limits, BodyReader<T> reader) {
        return fetch(Fetch.of(address), limits, (head, body) -> reader.read(body));
    }

    /** Fetches into memory. */
    default FetchOutcome<byte[]> fetch(URI address, FetchLimits limits) {
        return fetch(address, limits, InputStream::readAllBytes);
    }
}
