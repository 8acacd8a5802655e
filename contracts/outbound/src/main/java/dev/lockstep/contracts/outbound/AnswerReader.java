package dev.lockstep.contracts.outbound;

import java.io.IOException;
import java.io.InputStream;

/** Takes an answer as it arrives, see {@link BodyReader}. */
@FunctionalInterface
public interface AnswerReader<T> {
    T read(AnswerHead head, InputStream body) throws IOException;
}
