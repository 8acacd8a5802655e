package dev.lockstep.platform.bench.wiring;

import dev.lockstep.platform.bench.Case;
import dev.lockstep.platform.bench.Report;
import dev.lockstep.platform.bench.Resource;
import dev.lockstep.platform.bench.Server;
import dev.lockstep.platform.bench.files.BenchmarksPage;
import dev.lockstep.platform.bench.files.Origin;
import dev.lockstep.platform.bench.http.FirstVisit;
import dev.lockstep.platform.bench.process.Program;
import dev.lockstep.platform.bench.process.Wrk;
import dev.lockstep.platform.measure.files.ScratchFolder;
import dev.lockstep.platform.measure.process.Machine;
import dev.lockstep.platform.up.wiring.Steps;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares an edge with the servers that people know. */
@Command(
        name = "bench",
        description =
                "Compare an edge with nginx, Varnish and next start on this machine, and write docs/benchmarks.md.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Bench implements Callable<Integer> {

    private static final int NOT_INSTALLED = 1;

    @Option(names = "--rounds", description = "how often each server has its turn (default: ${DEFAULT-VALUE})")
    private int rounds = 5;

    @Option(names = "--seconds", description = "how long a turn is (default: ${DEFAULT-VALUE})")
    private int seconds = 4;

    @Option(names = "--rate", description = "requests per second at a fixed rate (default: ${DEFAULT-VALUE})")
    private int rate = 4_000;

    @Option(names = "--print-only", description = "leave docs/benchmarks.md as it is")
    private boolean printOnly;

    private final Steps steps = new Steps(System.out, InstantSource.system());
    private final Path build = Path.of(System.getProperty("lockstep.build", "."));

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<Program> wrk = Program.find("wrk");
        if (wrk.isEmpty()) {
            System.err.println("lockstep: the load comes from wrk, which is not installed: apt-get install wrk");
            return NOT_INSTALLED;
        }
        steps.title("Comparing: " + rounds + " rounds of " + seconds + " s");
        try (ScratchFolder scratch = ScratchFolder.create();
                Edge edge = Edge.start(scratch.path().resolve("platform"), build)) {
            steps.done("an edge runs, with everything that it needs");
            Origin origin = origin(edge.server(), scratch.path().resolve("origin"));
            try (Peers peers =
                    Peers.start(scratch.path().resolve("peers"), build.resolve("local-platform/bench"), origin)) {
                compare(new Wrk(wrk.get()), edge.server(), peers);
            }
        }
        return 0;
    }

    /** The same bytes for everybody. */
    private static Origin origin(Server edge, Path folder) throws IOException {
        Map<Resource, byte[]> contents = new EnumMap<>(Resource.class);
        for (Resource each : Resource.values()) {
            contents.put(each, FirstVisit.bytes(edge, each));
        }
        return Origin.write(folder, contents);
    }

    private void compare(Wrk wrk, Server edge, Peers peers) throws IOException, InterruptedException {
        List<Server> servers =
                Stream.concat(Stream.of(edge), peers.servers().stream()).toList();
        steps.done("compared: " + servers.stream().map(Server::name).toList());
        peers.skipped().forEach(steps::done);
        Rounds taken = new Rounds(servers, wrk, seconds, rate, steps);
        taken.take(rounds);
        List<String> commands = List.of(
                "./lockstep bench --rounds " + rounds + " --seconds " + seconds + " --rate " + rate,
                "wrk --threads=1 --connections=" + Case.all().getFirst().connections() + " --duration=" + seconds
                        + "s --latency --header 'Host: …' http://127.0.0.1:…" + Resource.PAGE.path());
        Report report = new Report(
                servers,
                peers.skipped(),
                taken.throughput(),
                taken.steady(),
                new Report.Run(
                        rounds,
                        seconds,
                        rate,
                        Machine.described(),
                        LocalDate.now(ZoneOffset.UTC).toString(),
                        commands));
        System.out.println(report.text());
        if (!printOnly) {
            new BenchmarksPage(build.resolve("docs")).keep(report.text(), taken.raw());
        }
    }
}
