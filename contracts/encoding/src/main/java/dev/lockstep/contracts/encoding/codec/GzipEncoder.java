package dev.lockstep.contracts.encoding.codec;

import dev.lockstep.contracts.encoding.Effort;
import dev.lockstep.contracts.encoding.Encoder;
import dev.lockstep.contracts.manifest.ContentCoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** The JDK writes no time of modification, so that equal bytes stay equal. */
final class GzipEncoder implements Encoder {

    private static final int BEST = 9;
    private static final int QUICK = 6;

    @Override
    public ContentCoding coding() {
        return ContentCoding.GZIP;
    }

    @Override
    public byte[] encode(byte[] bytes, Effort effort) throws IOException {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new Leveled(encoded, effort)) {
            gzip.write(bytes);
        }
        return encoded.toByteArray();
    }

    private static final class Leveled extends GZIPOutputStream {
        Leveled(ByteArrayOutputStream encoded, Effort effort) throws IOException {
            super(encoded);
            def.setLevel(
                    switch (effort) {
                        case MOST -> BEST;
                        case QUICK -> GzipEncoder.QUICK;
                    });
        }
    }
}
