package dev.lockstep.contracts.outbound;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What stands before an answer's body; names of header fields are in lower case. */
public record AnswerHead(int status, SortedMap<String, List<String>> headers) {
    public AnswerHead {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /** All lines of a field as one list, RFC 9110 §5.3; empty when there are none. */
    public String header(String name) {
        return String.join(", ", headers.getOrDefault(name, List.of()));
    }
}
