package dev.lockstep.edge.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What holds wherever lines go. */
public abstract class LineSinkContract {

    protected abstract LineSink sink() throws IOException;

    /** All that is there by now. */
    protected abstract String written() throws IOException;

    @Test
    void linesAreThereInTheirOrderOnceTheyAreWritten() throws IOException {
        try (LineSink sink = sink()) {
            sink.write("one\ntwo\n".getBytes(US_ASCII));
            sink.write("three\n".getBytes(US_ASCII));

            assertThat(written()).isEqualTo("one\ntwo\nthree\n");
        }
    }
}
