package dev.lockstep.edge.access.files;

import dev.lockstep.edge.access.LineSink;
import java.io.IOException;
import java.io.PrintStream;

/** A stream that others print to as well: what is written at once stays together. */
public final class StandardOutput implements LineSink {

    private final PrintStream out;
    private boolean failed;

    public StandardOutput(PrintStream out) {
        this.out = out;
    }

    @Override
    public void write(byte[] lines) throws IOException {
        out.write(lines, 0, lines.length);
        // It never says that it works again: what is lost after that cannot be told.
        if (!failed && out.checkError()) {
            failed = true;
            throw new IOException("nobody takes it");
        }
    }

    /** Others use it still. */
    @Override
    public void close() {
        out.flush();
    }
}
