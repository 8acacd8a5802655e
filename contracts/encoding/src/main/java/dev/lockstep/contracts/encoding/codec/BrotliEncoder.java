package dev.lockstep.contracts.encoding.codec;

import com.aayushatharva.brotli4j.encoder.Encoder.Parameters;
import dev.lockstep.contracts.encoding.Effort;
import dev.lockstep.contracts.encoding.Encoder;
import dev.lockstep.contracts.manifest.ContentCoding;
import java.io.IOException;

/** Brotli's best is slow: what is large gets less of it. */
final class BrotliEncoder implements Encoder {

    private static final int LARGE_BYTES = 2 * 1024 * 1024;
    private static final Parameters BEST = Parameters.create(11);
    private static final Parameters GOOD = Parameters.create(9);
    private static final Parameters QUICK = Parameters.create(5);

    @Override
    public ContentCoding coding() {
        return ContentCoding.BR;
    }

    @Override
    public byte[] encode(byte[] bytes, Effort effort) throws IOException {
        Parameters parameters = switch (effort) {
            case MOST -> bytes.length > LARGE_BYTES ? GOOD : BEST;
            case QUICK -> QUICK;
        };
        return com.aayushatharva.brotli4j.encoder.Encoder.compress(bytes, parameters);
    }
}
