package dev.lockstep.edge.access;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was asked for, as it was sent, but for secrets. */
public record RequestLine(String method, String target, String protocol) {

    public RequestLine {
        method = Cut.toLength(method);
        target = Cut.toLength(Secrets.mask(target));
        protocol = Cut.toLength(protocol);
    }

    /** Reads what may be anything; what is no request line is a target alone. */
    public static RequestLine of(String line) {
        String[] words = line.split(" ", -1);
        return words.length == 3 ? new RequestLine(words[0], words[1], words[2]) : new RequestLine("", line, "");
    }

    /** As it would be sent. */
    String text() {
        return Stream.of(method, target, protocol)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
