package dev.lockstep.story.stage;

import dev.lockstep.platform.local.PlatformPlan;
import dev.lockstep.platform.local.Progress;
import dev.lockstep.platform.local.wiring.LocalPlatform;
import dev.lockstep.platform.local.wiring.Service;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A platform of one's own, in a directory that is thrown away. */
public final class Stage implements AutoCloseable {
    private final LocalPlatform platform;

    private Stage(LocalPlatform platform) {
        this.platform = platform;
    }

    public static Stage open() throws IOException {
        return open(UnaryOperator.identity());
    }

    /** As planned otherwise than by default. */
    public static Stage open(UnaryOperator<PlatformPlan> plan) throws IOException {
        Path data = Files.createTempDirectory("lockstep-story-");
        return new Stage(LocalPlatform.start(plan.apply(PlatformPlan.standard(data, Path.of(".."))), Progress.SILENT));
    }

    /** A larger one, whose services are told what {@code settings} say. */
    public static Stage open(int edges, int workers, Map<String, String> settings) throws IOException {
        Path data = Files.createTempDirectory("lockstep-story-");
        PlatformPlan plan = new PlatformPlan(data, Path.of(".."), edges, workers, 0, "localhost").with(settings);
        return new Stage(LocalPlatform.start(plan, Progress.SILENT));
    }

    public LocalPlatform platform() {
        return platform;
    }

    public Owner owner() {
        return new Owner(platform.api(), platform.token());
    }

    public KafkaLog kafka() {
        return new KafkaLog(platform.backbone().kafkaServers());
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
    public void close() {
        platform.close();
    }
}
