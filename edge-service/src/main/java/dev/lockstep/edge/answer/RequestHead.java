package dev.lockstep.edge.answer;

import dev.lockstep.contracts.manifest.CanonicalPath;
import java.util.Map;

/**
 * What may decide an answer, and nothing else of the request.
 *
 * @param query decoded; of a repeated parameter the first
 * @param ifNoneMatch the header's value, empty when it was not sent
 */
public record RequestHead(CanonicalPath path, Map<String, String> query, String ifNoneMatch) {

    public RequestHead {
        query = Map.copyOf(query);
    }
}
