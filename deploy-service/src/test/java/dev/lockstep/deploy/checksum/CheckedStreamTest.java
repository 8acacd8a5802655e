package dev.lockstep.deploy.checksum;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CheckedStreamTest {

    @Test
    void promisedBytesComeThrough() throws Exception {
        assertThat(checked("hello", "hello").readAllBytes()).isEqualTo("hello".getBytes(UTF_8));
        assertThat(checked("", "").readAllBytes()).isEmpty();
    }

    @Test
    void otherBytesNeverReachTheirEnd() {
        assertThatThrownBy(() -> checked("hello", "hellO").readAllBytes())
                .isInstanceOf(CheckedStream.MismatchException.class)
                .hasMessageContaining("promised SHA-1")
                .hasMessageContaining("received");
        assertThatThrownBy(() -> checked("hello", "hell").readAllBytes())
                .isInstanceOf(CheckedStream.MismatchException.class);
    }

    @Test
    void bytesReadOneByOneCountToo() throws Exception {
        InputStream stream = checked("\u00ff\u0000", "\u00ff\u0000");
        int count = 0;
        while (stream.read() >= 0) {
            count++;
        }

        assertThat(count).isEqualTo(3);
    }

    @Test
    void theEndMayBeReadAgain() throws Exception {
        InputStream stream = checked("hello", "hello");
        assertThat(stream.readAllBytes()).hasSize(5);

        assertThat(stream.read()).isEqualTo(-1);
    }

    private static InputStream checked(String promised, String actual) throws NoSuchAlgorithmException {
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        String digest = HexFormat.of().formatHex(sha1.digest(promised.getBytes(UTF_8)));
        return new CheckedStream(new ByteArrayInputStream(actual.getBytes(UTF_8)), sha1, digest);
    }
}
