package dev.lockstep.contracts.outbound;

import java.net.URI;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is asked: by GET, with these header fields. */
public record Fetch(URI address, SortedMap<String, String> headers) {
    public Fetch {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    public static Fetch of(URI address) {
        return new Fetch(address, new TreeMap<>());
    }
}
