package dev.lockstep.platform.measure.wiring;

import dev.lockstep.platform.measure.Figure;
import dev.lockstep.platform.measure.Measurement;
import dev.lockstep.platform.measure.Notebook;
import dev.lockstep.platform.measure.files.ScratchFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** How long {@code ./lockstep up} takes until it says where to look. */
record StartTime(Path build) implements Measurement {

    private static final String READY = "Lockstep is running";

    @Override
    public String name() {
        return "up";
    }

    @Override
    public String method() {
        return "`./lockstep up` on a built tree, to the line that says that it runs: with an empty directory, where the "
                + "example is deployed too, and again with what that left.";
    }

    @Override
    public void take(Notebook notebook) throws IOException, InterruptedException {
        try (ScratchFolder data = ScratchFolder.create()) {
            notebook.figure("from nothing", seconds(up(data.path())));
            notebook.step("started from nothing");
            notebook.figure("again", seconds(up(data.path())));
            notebook.step("started again");
        }
    }

    private Duration up(Path data) throws IOException, InterruptedException {
        String script = build.resolve("lockstep").toString();
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(script, "up", "--data", data.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = process.inputReader()) {
            if (said.lines().noneMatch(line -> line.contains(READY))) {
                throw new IOException("./lockstep up did not start");
            }
            return Duration.ofNanos(System.nanoTime() - begin);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static String seconds(Duration took) {
        return Figure.text(took.toMillis() / 1_000.0, "s");
    }
}
