package dev.lockstep.story.stage;

import dev.lockstep.platform.local.PlatformPlan;
import dev.lockstep.platform.local.Progress;
import dev.lockstep.platform.local.wiring.LocalPlatform;
import dev.lockstep.platform.local.wiring.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A platform of one's own, whose data is thrown away; its logs stay for whoever wants to know why. */
public final class Stage implements AutoCloseable {
    private static final Set<String> KEPT = Set.of("logs");

    private final Path data;
    private final LocalPlatform platform;

    private Stage(PlatformPlan plan) throws IOException {
        this.data = plan.data();
        PlatformPlan brief = plan.with(Unhurried.unless(plan.settings())).briefly();
        this.platform = LocalPlatform.start(brief, Progress.SILENT);
    }

    public static Stage open() throws IOException {
        return open(UnaryOperator.identity());
    }

    /** As planned otherwise than by default. */
    public static Stage open(UnaryOperator<PlatformPlan> plan) throws IOException {
        return new Stage(plan.apply(PlatformPlan.standard(directory(), Path.of(".."))));
    }

    /** A larger one, whose services are told what {@code settings} say. */
    public static Stage open(int edges, int workers, Map<String, String> settings) throws IOException {
        return new Stage(new PlatformPlan(directory(), Path.of(".."), edges, workers, 0, "localhost").with(settings));
    }

    public LocalPlatform platform() {
        return platform;
    }

    public Owner owner() {
        return new Owner(platform.api(), platform.token());
    }

    /** The same, by way of one of several deploy-services. */
    public Owner owner(Service deploy) {
        return new Owner(deploy.url(), platform.token());
    }

    public KafkaLog kafka() {
        return new KafkaLog(platform.backbone().kafkaServers());
    }

    /** What the database holds now; nobody can publish meanwhile. */
    public Backup backUp() throws IOException {
        return Backup.of(platform, data.resolve("postgres"));
    }

    /** Visits a site by its own host. */
    public Visitor visitor(String site) {
        return new Visitor(site + "." + platform.domain());
    }

    /** Visits one deploy by its permalink. */
    public Visitor visitor(String site, String deploy) {
        return new Visitor(deploy + "--" + site + "." + platform.domain());
    }

    /** Where the edges listen for visitors. */
    public List<URI> edges() {
        return platform.edges().stream().map(Service::url).toList();
    }

    /** A metric of all edges together. */
    public double metric(String name) {
        return platform.edges().stream()
                .mapToDouble(edge -> Metrics.of(edge.operations()).value(name))
                .sum();
    }

    @Override
    public void close() throws IOException {
        platform.close();
        List<Path> found;
        try (var entries = Files.list(data)) {
            found = entries.toList();
        }
        for (Path entry : found) {
            if (!KEPT.contains(entry.getFileName().toString())) {
                remove(entry);
            }
        }
    }

    private static Path directory() throws IOException {
        return Files.createTempDirectory("lockstep-story-");
    }

    private static void remove(Path tree) throws IOException {
        try (var walk = Files.walk(tree)) {
            for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (DirectoryNotEmptyException | NoSuchFileException | UncheckedIOException written) {
            // What was killed may have children that are about to find out: little is left then.
        }
    }
}
