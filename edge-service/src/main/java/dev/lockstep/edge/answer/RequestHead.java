package dev.lockstep.edge.answer;

import dev.lockstep.contracts.manifest.CanonicalPath;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What may decide an answer, and nothing else of the request.
 *
 * @param query decoded; of a repeated parameter the first
 * @param header a header's value by its name in lower case, empty when it was not sent
 */
public record RequestHead(CanonicalPath path, Map<String, String> query, UnaryOperator<String> header) {

    public RequestHead {
        query = Map.copyOf(query);
    }
}
