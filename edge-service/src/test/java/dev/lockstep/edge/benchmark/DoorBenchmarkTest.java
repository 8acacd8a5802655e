package dev.lockstep.edge.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** A measurement of something else than it says would be worth nothing. */
class DoorBenchmarkTest {

    private final DoorBenchmark benchmark = new DoorBenchmark();

    @Test
    void whatIsMeasuredIsAnswered() {
        assertThat(text(benchmark.answerPageForBrowser().body())).isEqualTo("page");
        assertThat(text(benchmark.answerFile().body())).isEqualTo("css");
        assertThat(text(benchmark.answerFileForBrowser().body())).isEqualTo("br");
        assertThat(text(benchmark.answerUnchangedFile().head())).startsWith("HTTP/1.1 304 ");
    }

    private static String text(ByteBuffer bytes) {
        return ISO_8859_1.decode(bytes.duplicate()).toString();
    }
}
