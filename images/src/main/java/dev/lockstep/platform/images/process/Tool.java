package dev.lockstep.platform.images.process;

import dev.lockstep.platform.images.CannotBuildImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A program of this machine that is run to its end. */
final class Tool {

    private Tool() {}

    /** What it printed, whether it was content or not. */
    static Outcome run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = out.readAllLines();
            return new Outcome(process.waitFor(), lines);
        }
    }

    static List<String> output(List<String> command) throws IOException, InterruptedException {
        Outcome outcome = run(command);
        if (outcome.code() != 0) {
            throw new CannotBuildImage(command.getFirst() + " ended with code " + outcome.code() + ":\n"
                    + String.join("\n", outcome.lines()));
        }
        return outcome.lines();
    }

    record Outcome(int code, List<String> lines) {
        Outcome {
            lines = List.copyOf(lines);
        }
    }
}
