package dev.lockstep.platform.measure.wiring;

import dev.lockstep.platform.measure.Measurement;
import dev.lockstep.platform.measure.Notebook;
import dev.lockstep.platform.measure.Section;
import dev.lockstep.platform.measure.Table;
import dev.lockstep.platform.measure.files.FiguresFolder;
import dev.lockstep.platform.measure.process.Machine;
import dev.lockstep.platform.up.wiring.Steps;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes measurements, and writes down what was found. */
@Command(
        name = "measure",
        description = "Measure this Lockstep on this machine, and write the figures to docs/performance.md.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Measure implements Callable<Integer> {

    private static final int UNKNOWN_NAME = 2;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "what to measure (default: everything)")
    private List<String> names = List.of();

    @Option(names = "--list", description = "tell what can be measured")
    private boolean list;

    @Option(names = "--print-only", description = "leave docs/performance.md as it is")
    private boolean printOnly;

    private final PrintStream terminal = System.out;
    private final Path build = Path.of(System.getProperty("lockstep.build", "."));
    private final List<Measurement> known = List.of(
            new PublishTime(build),
            new ChangeRate(build),
            new FarRegion(build),
            new MissOverhead(build),
            new StartTime(build),
            new MemoryAtRest(build),
            new Acknowledgement(build),
            new Stampede(build),
            new RenderRate(build),
            new ScaledRate(build),
            new StaleShare(build),
            new EdgeIndex(build),
            new ManySites(build));

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (list) {
            known.forEach(each -> terminal.println("  " + each.name() + "\n      " + each.method()));
            return 0;
        }
        List<Measurement> wanted = names.isEmpty()
                ? known
                : known.stream().filter(each -> names.contains(each.name())).toList();
        if (!names.isEmpty() && wanted.size() < Set.copyOf(names).size()) {
            System.err.println("lockstep: there is nothing of that name to measure: try measure --list");
            return UNKNOWN_NAME;
        }
        for (Measurement measurement : wanted) {
            take(measurement);
        }
        return 0;
    }

    private void take(Measurement measurement) throws IOException, InterruptedException {
        Steps steps = new Steps(terminal, InstantSource.system());
        steps.title("Measuring: " + measurement.name());
        Notebook notebook = new Notebook(steps);
        measurement.take(notebook);
        terminal.print(new Table(notebook.figures()));
        if (!printOnly) {
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            Section section = new Section(measurement, notebook.figures(), Machine.described(), today);
            new FiguresFolder(build.resolve("docs")).keep(section, notebook);
        }
    }
}
