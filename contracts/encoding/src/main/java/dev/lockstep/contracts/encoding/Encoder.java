package dev.lockstep.contracts.encoding;

import dev.lockstep.contracts.manifest.ContentCoding;
import java.io.IOException;

/** Compresses: the same bytes, with the same effort, always to the same bytes. */
public interface Encoder {

    ContentCoding coding();

    byte[] encode(byte[] bytes, Effort effort) throws IOException;
}
