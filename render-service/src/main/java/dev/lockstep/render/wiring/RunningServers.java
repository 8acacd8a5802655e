package dev.lockstep.render.wiring;

import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.Guard;
import dev.lockstep.contracts.outbound.AllowedHosts;
import dev.lockstep.contracts.outbound.FetchLimits;
import dev.lockstep.contracts.outbound.http.HttpForwarding;
import dev.lockstep.contracts.outbound.http.HttpOutbound;
import dev.lockstep.render.page.PageRenderer;
import dev.lockstep.render.page.Rendering;
import dev.lockstep.render.pass.PassOutcome;
import dev.lockstep.render.pass.Passer;
import dev.lockstep.render.server.Pacing;
import dev.lockstep.render.server.ServerPages;
import dev.lockstep.render.server.ServerPasses;
import dev.lockstep.render.server.files.UnpackedDeploys;
import dev.lockstep.render.server.files.WorkerFolder;
import dev.lockstep.render.server.process.NodeCommand;
import dev.lockstep.render.server.process.NodeServers;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Servers of deploys run while this worker does, and are stopped when nobody needs them. */
@Singleton
class RunningServers {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int ROUNDS_PER_IDLE_TIME = 10;
    private static final AllowedHosts THIS_MACHINE = AllowedHosts.of(List.of("127.0.0.1"));

    private final WorkerConfig config;
    private final HttpOutbound loopback = new HttpOutbound(THIS_MACHINE);
    private final HttpForwarding passing;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("idle-servers").factory());

    RunningServers(WorkerConfig config) {
        this.config = config;
        this.passing = new HttpForwarding(THIS_MACHINE, config.passes().most());
    }

    /** What the same servers do: pages, and answers for one visitor. */
    record Serving(PageRenderer pages, Passer passes) {}

    Serving serve(BlobStore blobs) throws IOException {
        try {
            NodeServers servers = servers(blobs);
            FetchLimits limits = new FetchLimits(config.data().timeout(), Guard.MAX_BYTES);
            return new Serving(
                    new ServerPages(servers, loopback, blobs, limits),
                    new ServerPasses(servers, passing, config.passes().silence()));
        } catch (FileNotFoundException noNode) {
            Problem problem = Problem.of("this worker has no Node: " + noNode.getMessage(), "install it");
            return new Serving(
                    order -> new Rendering.Failed(problem), (order, response) -> new PassOutcome.Failed(problem));
        }
    }

    @PreDestroy
    void stop() {
        rounds.shutdownNow();
        loopback.close();
        passing.close();
    }

    /** Nobody has to end them: they end with this process. */
    private NodeServers servers(BlobStore blobs) throws IOException {
        WorkerConfig.Servers settings = config.servers();
        Path folder = WorkerFolder.claim(settings.directory());
        NodeServers servers = new NodeServers(
                NodeCommand.of(settings.node(), folder.resolve("scripts"), settings.megabytes()),
                new UnpackedDeploys(
                        Files.createDirectory(folder.resolve("deploys")),
                        blobs,
                        settings.maxBytes().asLongValue()),
                new Pacing(settings.start(), FIRST_PAUSE, LONGEST_PAUSE, settings.idle()),
                settings.most(),
                InstantSource.system());
        long round = Math.max(1, settings.idle().toMillis() / ROUNDS_PER_IDLE_TIME);
        var ignored = rounds.scheduleWithFixedDelay(servers::stopIdle, round, round, TimeUnit.MILLISECONDS);
        return servers;
    }
}
