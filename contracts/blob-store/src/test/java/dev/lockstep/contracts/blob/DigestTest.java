package dev.lockstep.contracts.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {

    @Test
    void digestIsTheSha256OfTheBytes() {
        assertThat(Digest.of("abc".getBytes(UTF_8)).hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void itIsWhatItIsWrittenAs() {
        String hex = "00000000000000010f0f0f0f0f0f0f0fffffffffffffffff8000000000000000";

        assertThat(new Digest(hex).hex()).isEqualTo(hex);
        assertThat(new Digest(hex))
                .isEqualTo(new Digest(hex))
                .hasSameHashCodeAs(new Digest(hex))
                .hasToString(hex);
        assertThat(new Digest(hex)).isNotEqualTo(new Digest(hex.replace('8', '9')));
    }

    @Test
    void itIsItsBytes() {
        Digest digest = Digest.of("abc".getBytes(UTF_8));
        ByteBuffer bytes = ByteBuffer.allocate(Digest.BYTES);

        digest.write(bytes);

        assertThat(HexFormat.of().formatHex(bytes.array())).isEqualTo(digest.hex());
        assertThat(Digest.read(bytes.flip())).isEqualTo(digest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD", "../../etc"})
    void anythingElseIsRefused(String hex) {
        assertThatThrownBy(() -> new Digest(hex))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(hex);
    }
}
