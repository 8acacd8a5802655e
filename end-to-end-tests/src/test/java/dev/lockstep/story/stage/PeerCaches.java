package dev.lockstep.story.stage;

import dev.lockstep.platform.bench.files.Template;
import dev.lockstep.platform.bench.process.Program;
import dev.lockstep.platform.child.process.Children;
import dev.lockstep.platform.local.http.PortReadiness;
import dev.lockstep.platform.local.http.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The caches that people know, in front of an origin of this machine, as far as it has them. */
public final class PeerCaches implements AutoCloseable {
    private final Path folder;
    private final Children children;
    private final List<Peer> found = new ArrayList<>();

    /**
     * One of them.
     *
     * @param version as it says itself
     */
    public record Peer(String name, String version, URI url) {}

    private PeerCaches(Path folder) throws IOException {
        this.folder = folder;
        this.children = Children.in(folder);
    }

    public static PeerCaches before(int origin) throws IOException {
        PeerCaches peers = new PeerCaches(Files.createTempDirectory("lockstep-peers-"));
        peers.nginx(origin);
        peers.varnish(origin);
        return peers;
    }

    /** Those that are installed. */
    public List<Peer> found() {
        return List.copyOf(found);
    }

    private void nginx(int origin) throws IOException {
        Optional<Program> nginx = Program.find("nginx");
        if (nginx.isPresent()) {
            int port = Ports.take(1, 0).next();
            String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
            Path told = fill("nginx.conf", Map.of("USER", user, "FOLDER", folder, "PORT", port, "ORIGIN", origin));
            start(
                    "nginx",
                    nginx.get().firstLine("-v").replace("nginx version: nginx/", ""),
                    port,
                    List.of(
                            nginx.get().toString(),
                            "-p",
                            folder.toString(),
                            "-c",
                            told.toString(),
                            "-g",
                            "daemon off;"));
        }
    }

    private void varnish(int origin) throws IOException {
        Optional<Program> varnish = Program.find("varnishd");
        if (varnish.isPresent()) {
            int port = Ports.take(1, 0).next();
            Path told = fill("varnish.vcl", Map.of("ORIGIN", origin));
            String work = folder.resolve("work").toString();
            start(
                    "Varnish",
                    varnish.get().firstLine("-V").replaceAll(".*varnish-([0-9.]+).*", "$1"),
                    port,
                    List.of(
                            varnish.get().toString(),
                            "-F",
                            "-j",
                            "none",
                            "-n",
                            work,
                            "-a",
                            "127.0.0.1:" + port,
                            "-f",
                            told.toString(),
                            "-s",
                            "malloc,64m"));
        }
    }

    private Path fill(String name, Map<String, Object> values) throws IOException {
        return new Template(CacheSuite.PINNED.resolve(name)).fill(folder.resolve(name), values);
    }

    private void start(String name, String version, int port, List<String> command) {
        children.start(name, command, new PortReadiness(port)).awaitReady();
        found.add(new Peer(name, version, URI.create("http://127.0.0.1:" + port)));
    }

    @Override
    public void close() {
        children.close();
    }
}
