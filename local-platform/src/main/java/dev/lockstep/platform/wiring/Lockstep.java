package dev.lockstep.platform.wiring;

import dev.lockstep.platform.bench.wiring.Bench;
import dev.lockstep.platform.measure.wiring.Measure;
import dev.lockstep.platform.up.wiring.Up;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind the script {@code lockstep}. */
@Command(
        name = "./lockstep",
        description =
                "Atomic deploys, instant rollback and incremental static regeneration, in lockstep on every edge.",
        subcommands = {Up.class, Measure.class, Bench.class},
        mixinStandardHelpOptions = true,
        version = "Lockstep 0.1.0-SNAPSHOT")
public final class Lockstep {

    private Lockstep() {}

    public static void main(String[] arguments) {
        // Libraries tell here what they do; a person wants to read what was done.
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(new CommandLine(new Lockstep()).execute(arguments));
    }
}
