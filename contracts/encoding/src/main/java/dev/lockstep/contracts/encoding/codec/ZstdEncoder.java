package dev.lockstep.contracts.encoding.codec;

import com.github.luben.zstd.Zstd;
import dev.lockstep.contracts.encoding.Effort;
import dev.lockstep.contracts.encoding.Encoder;
import dev.lockstep.contracts.manifest.ContentCoding;

/** Up to level 19, windows are no larger than the 8 MB that browsers take (RFC 9659). */
final class ZstdEncoder implements Encoder {

    private static final int BEST = 19;
    private static final int QUICK = 6;

    @Override
    public ContentCoding coding() {
        return ContentCoding.ZSTD;
    }

    @Override
    public byte[] encode(byte[] bytes, Effort effort) {
        return Zstd.compress(
                bytes,
                switch (effort) {
                    case MOST -> BEST;
                    case QUICK -> QUICK;
                });
    }
}
