package dev.lockstep.contracts.encoding.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.github.luben.zstd.ZstdInputStream;
import dev.lockstep.contracts.encoding.Effort;
import dev.lockstep.contracts.encoding.Encoder;
import dev.lockstep.contracts.manifest.ContentCoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EncodersTest {

    private final byte[] bytes =
            "a page moves in lockstep with its deploy\n".repeat(200).getBytes(UTF_8);

    @Test
    void everyCodingHasAnEncoderHere() {
        assertThat(Encoders.ofThisMachine()).extracting(Encoder::coding).containsExactly(ContentCoding.values());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsEncodedIsDecodedToTheSameBytes(Effort effort) throws IOException {
        for (Encoder encoder : Encoders.ofThisMachine()) {
            byte[] encoded = encoder.encode(bytes, effort);

            assertThat(encoded).hasSizeLessThan(bytes.length / 2);
            assertThat(decoded(encoder.coding(), encoded)).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSameBytesAreEncodedToTheSameBytes(Effort effort) throws IOException {
        for (Encoder encoder : Encoders.ofThisMachine()) {
            assertThat(encoder.encode(bytes, effort)).isEqualTo(encoder.encode(bytes.clone(), effort));
        }
    }

    private static byte[] decoded(ContentCoding coding, byte[] encoded) throws IOException {
        InputStream in = new ByteArrayInputStream(encoded);
        try (InputStream decoding = switch (coding) {
            case BR -> new BrotliInputStream(in);
            case ZSTD -> new ZstdInputStream(in);
            case GZIP -> new GZIPInputStream(in);
        }) {
            return decoding.readAllBytes();
        }
    }
}
