package dev.lockstep.contracts.outbound;

import java.io.InputStream;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request that is passed on as it is.
 *
 * @param headers by names in lower case; none of the connection
 */
public record Forward(String method, URI address, SortedMap<String, List<String>> headers, Body body) {
    public Forward {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /** What follows the head. */
    public sealed interface Body {
        record None() implements Body {}

        /** Bytes as they arrive, of a length that is known or not. */
        record Arriving(InputStream bytes, long length) implements Body {
            public static final long UNKNOWN = -1;
        }
    }
}
