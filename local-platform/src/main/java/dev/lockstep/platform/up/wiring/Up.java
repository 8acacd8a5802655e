package dev.lockstep.platform.up.wiring;

import dev.lockstep.platform.child.ChildFailedException;
import dev.lockstep.platform.child.process.ChildLogs;
import dev.lockstep.platform.child.process.ChildProcess;
import dev.lockstep.platform.local.PlatformPlan;
import dev.lockstep.platform.local.http.PortInUseException;
import dev.lockstep.platform.local.wiring.LocalPlatform;
import dev.lockstep.platform.observe.Wanted;
import dev.lockstep.platform.observe.wiring.Observers;
import dev.lockstep.platform.up.Refusal;
import dev.lockstep.platform.up.Welcome;
import dev.lockstep.platform.up.files.DataDirectory;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything, says where it is, and runs until it is told to end. */
@Command(
        name = "up",
        description = "Start Kafka, PostgreSQL and all services here, and deploy the example shop.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Up implements Callable<Integer> {

    private static final int CANNOT = 1;

    /** As people write them on the command line. */
    enum Blobs {
        files,
        s3
    }

    @Option(names = "--edges", paramLabel = "N", defaultValue = "2", description = "how many edges (default: 2)")
    private int edges;

    @Option(names = "--renders", paramLabel = "N", defaultValue = "1", description = "how many workers (default: 1)")
    private int renders;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".lockstep",
            description = "where state is kept (default: .lockstep)")
    private Path data = Path.of(".lockstep");

    @Option(
            names = "--blobs",
            paramLabel = "KIND",
            defaultValue = "files",
            description = "where blobs are kept: ${COMPLETION-CANDIDATES} (default: files)")
    private Blobs blobs = Blobs.files;

    @Option(names = "--fresh", description = "forget what an earlier run kept there")
    private boolean fresh;

    @Option(names = "--no-example", description = "start without the example shop")
    private boolean noExample;

    @Option(
            names = "--port-base",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "the first of the ports to use (default: free ones)")
    private int portBase;

    @Option(names = "--prometheus", description = "start Prometheus too, with the alerts, if it is installed")
    private boolean prometheus;

    @Option(names = "--grafana", description = "start Grafana too, with the dashboards, if it is installed")
    private boolean grafana;

    @Option(
            names = "--traces",
            paramLabel = "URL",
            arity = "0..1",
            defaultValue = "",
            fallbackValue = "http://localhost:4318",
            description =
                    "send traces to a collector (without URL: http://localhost:4318, by Jaeger if it is installed)")
    private String collector = "";

    @Option(names = "--logs", description = "show what every process logs, too")
    private boolean logs;

    private final PrintStream terminal = System.out;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean started;

    @Override
    public Integer call() throws IOException {
        try {
            PlatformPlan plan = plan();
            try (DataDirectory directory = DataDirectory.take(plan.data(), fresh)) {
                Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
                run(plan, directory.path());
            }
            return 0;
        } catch (Refusal | PortInUseException | ChildFailedException failure) {
            System.err.println("lockstep: " + failure.getMessage());
            return CANNOT;
        } finally {
            closed.countDown();
        }
    }

    private void run(PlatformPlan plan, Path directory) throws IOException {
        Steps steps = new Steps(terminal, InstantSource.system());
        steps.title("Starting Lockstep");
        try (LocalPlatform platform = LocalPlatform.start(plan, steps)) {
            String welcome = noExample
                    ? new Welcome(platform.description(), directory.toString()).withoutExample()
                    : new RunningExample(platform, plan.build(), directory).start(steps);
            terminal.print(welcome);
            terminal.print(observers(platform, plan, directory));
            terminal.flush();
            started = true;
            awaitEnd(platform);
            steps.title("Ending");
        }
    }

    private String observers(LocalPlatform platform, PlatformPlan plan, Path directory) throws IOException {
        String told =
                new Observers(platform, plan.build(), directory).start(new Wanted(prometheus, grafana, collector));
        return told.isEmpty() ? "" : told + "\n";
    }

    private PlatformPlan plan() {
        try {
            Path build = Path.of(System.getProperty("lockstep.build", "."));
            PlatformPlan files = new PlatformPlan(data, build, edges, renders, portBase, "localhost");
            PlatformPlan plan = blobs == Blobs.s3 ? files.withBucket() : files;
            return collector.isEmpty() ? plan : plan.with(Map.of("lockstep.tracing.collector", collector));
        } catch (IllegalArgumentException unfit) {
            throw new Refusal(String.valueOf(unfit.getMessage()));
        }
    }

    private void awaitEnd(LocalPlatform platform) {
        List<ChildProcess> followed = logs ? platform.processes() : List.of();
        ChildLogs following = ChildLogs.follow(followed, terminal::println);
        try (following) {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs when this process is told to end. What has not started whole is not ended in order, but killed. */
    private void end() {
        asked.countDown();
        if (!started && closed.getCount() > 0) {
            Runtime.getRuntime().halt(CANNOT);
        }
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
