package dev.lockstep.edge.access.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.lockstep.edge.access.LineSink;
import dev.lockstep.edge.access.LineSinkContract;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class StandardOutputTest extends LineSinkContract {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Override
    protected LineSink sink() {
        return new StandardOutput(new PrintStream(out, false, US_ASCII));
    }

    @Override
    protected String written() {
        return out.toString(US_ASCII);
    }

    @Test
    void whatNobodyTakesIsNotTakenForWritten() {
        StandardOutput sink = new StandardOutput(new PrintStream(new Broken(), false, US_ASCII));

        assertThatIOException().isThrownBy(() -> sink.write("one\n".getBytes(US_ASCII)));
    }

    /** The other end is gone. */
    private static final class Broken extends OutputStream {
        @Override
        public void write(int octet) throws IOException {
            throw new IOException("Broken pipe");
        }
    }
}
