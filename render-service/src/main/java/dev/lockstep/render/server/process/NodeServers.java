package dev.lockstep.render.server.process;

import dev.lockstep.contracts.blob.Digest;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.render.server.DeployFolder;
import dev.lockstep.render.server.LogTail;
import dev.lockstep.render.server.Pacing;
import dev.lockstep.render.server.ServerId;
import dev.lockstep.render.server.Servers;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/** Runs servers with Node, so many at most: one more takes the place of the one that was used least lately. */
public final class NodeServers implements Servers, AutoCloseable {

    private static final int LOG_LINES = 60;
    private static final int LONGEST_LOG_LINE = 400;
    private static final int KNOWN_PER_RUNNING = 4;

    private final NodeCommand command;
    private final DeployFolder folders;
    private final Pacing pacing;
    private final int most;
    private final InstantSource clock;
    private final ConcurrentMap<ServerId, DeployServer> known = new ConcurrentHashMap<>();
    private final ReentrantLock changing = new ReentrantLock();

    public NodeServers(NodeCommand command, DeployFolder folders, Pacing pacing, int most, InstantSource clock) {
        this.command = command;
        this.folders = folders;
        this.pacing = pacing;
        this.most = most;
        this.clock = clock;
    }

    @Override
    public Access use(ServerId id, Manifest manifest) throws IOException, InterruptedException {
        while (true) {
            Optional<DeployServer> server = find(id, manifest);
            if (server.isEmpty()) {
                return new Access.Unavailable("as many servers run as may, and all of them are busy", "");
            }
            Optional<Access> access = server.get().use();
            if (access.isPresent()) {
                return access.get();
            }
        }
    }

    /** Stops servers that nobody needs; to be called now and then. */
    public void stopIdle() {
        known.values().forEach(DeployServer::stopIfIdle);
    }

    @Override
    public void close() {
        known.values().forEach(DeployServer::end);
    }

    private DeployServer serverOf(ServerId id, Manifest manifest) {
        return new DeployServer(
                log -> NodeProcess.start(command, folders.of(id.manifest(), manifest), id.file(), log),
                new LogTail(LOG_LINES, LONGEST_LOG_LINE),
                pacing,
                clock);
    }

    /** One that runs, or that there is room for. */
    private Optional<DeployServer> find(ServerId id, Manifest manifest) throws IOException {
        changing.lock();
        try {
            DeployServer server = known.computeIfAbsent(id, ignored -> serverOf(id, manifest));
            if (!server.runs()) {
                forgetSome(id);
                return hasRoom() ? Optional.of(server) : Optional.empty();
            }
            return Optional.of(server);
        } finally {
            changing.unlock();
        }
    }

    private boolean hasRoom() {
        long running = known.values().stream().filter(DeployServer::runs).count();
        return running < most || stopLeastUsed();
    }

    /** The disk holds those that run and a few more. */
    private void forgetSome(ServerId except) throws IOException {
        Iterator<Map.Entry<ServerId, DeployServer>> all = known.entrySet().iterator();
        while (known.size() > most * KNOWN_PER_RUNNING && all.hasNext()) {
            var server = all.next();
            if (!server.getKey().equals(except) && server.getValue().retire()) {
                all.remove();
                forget(server.getKey().manifest());
            }
        }
    }

    private void forget(Digest manifest) throws IOException {
        if (known.keySet().stream().noneMatch(id -> id.manifest().equals(manifest))) {
            folders.forget(manifest);
        }
    }

    private boolean stopLeastUsed() {
        return known.values().stream()
                .sorted(Comparator.comparing(DeployServer::lastUsed))
                .anyMatch(DeployServer::stopIfUnused);
    }
}
