package dev.lockstep.contracts.outbound;

import java.io.IOException;
import java.io.InputStream;

/**
 * Takes a body as it arrives. The stream throws when the body is cut, too long or too late: what was read counts only
 * once its end was seen.
 */
@FunctionalInterface
public interface BodyReader<T> {
    T read(InputStream body) throws IOException;
}
