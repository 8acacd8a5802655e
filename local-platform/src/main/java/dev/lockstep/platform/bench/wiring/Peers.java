package dev.lockstep.platform.bench.wiring;

import dev.lockstep.platform.bench.Server;
import dev.lockstep.platform.bench.files.Origin;
import dev.lockstep.platform.bench.files.Template;
import dev.lockstep.platform.bench.process.Program;
import dev.lockstep.platform.child.process.ChildProcess;
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

/** The servers that Lockstep is compared with, as far as this machine has them. */
final class Peers implements AutoCloseable {

    private final Path folder;
    private final Path configurations;
    private final Children children;
    private final List<Server> servers = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    private Peers(Path folder, Path configurations, Children children) {
        this.folder = folder;
        this.configurations = configurations;
        this.children = children;
    }

    /** {@code configurations} holds what each of them is told. */
    static Peers start(Path folder, Path configurations, Origin origin) throws IOException, InterruptedException {
        Peers peers = new Peers(folder, configurations, Children.in(folder));
        try {
            peers.startNginx(origin);
            peers.startNext();
            return peers;
        } catch (IOException | RuntimeException failure) {
            peers.close();
            throw failure;
        }
    }

    List<Server> servers() {
        return List.copyOf(servers);
    }

    /** A sentence for each that is not here. */
    List<String> skipped() {
        return List.copyOf(skipped);
    }

    @Override
    public void close() {
        children.close();
    }

    /** Its files are Varnish's origin, too. */
    private void startNginx(Origin origin) throws IOException, InterruptedException {
        Optional<Program> found = Program.find("nginx");
        if (found.isEmpty()) {
            skipped.add("nginx and Varnish: nginx, which has the files for both, is not installed");
            return;
        }
        Program nginx = found.get();
        Ports ports = Ports.take(2, 0);
        int files = ports.next();
        int cache = ports.next();
        Path own = Files.createDirectories(folder.resolve("nginx"));
        Path configuration = template("nginx.conf")
                .fill(
                        own.resolve("nginx.conf"),
                        Map.of(
                                "USER", isRoot() ? "user root;" : "",
                                "FOLDER", own,
                                "ORIGIN", origin.folder(),
                                "FILES", files,
                                "CACHE", cache));
        String version = nginx.firstLine("-v");
        servers.add(run(
                "nginx",
                version,
                files,
                List.of(nginx.toString(), "-p", own.toString(), "-c", configuration.toString(), "-g", "daemon off;")));
        servers.add(new Server("nginx proxy_cache", version, local(cache)));
        startVarnish(files);
    }

    private void startVarnish(int origin) throws IOException, InterruptedException {
        Optional<Program> varnish = Program.find("varnishd");
        if (varnish.isEmpty()) {
            skipped.add("Varnish: not installed");
            return;
        }
        int port = Ports.take(1, 0).next();
        Path own = Files.createDirectories(folder.resolve("varnish"));
        Path vcl = template("varnish.vcl").fill(own.resolve("site.vcl"), Map.of("FILES", origin));
        servers.add(run(
                "Varnish",
                varnish.get().firstLine("-V"),
                port,
                List.of(
                        varnish.get().toString(),
                        "-F",
                        "-j",
                        "none",
                        "-n",
                        own.resolve("work").toString(),
                        "-a",
                        "127.0.0.1:" + port,
                        "-f",
                        vcl.toString(),
                        "-s",
                        "malloc,256m",
                        "-p",
                        "http_gzip_support=off")));
    }

    private void startNext() throws IOException, InterruptedException {
        Optional<Program> npm = Program.find("npm");
        Optional<Program> node = Program.find("node");
        if (npm.isEmpty() || node.isEmpty()) {
            skipped.add("next start: Node.js and npm are not installed");
            return;
        }
        NextSite site = NextSite.build(npm.get(), node.get(), folder.resolve("next"), configurations);
        int port = Ports.take(1, 0).next();
        Server started = run("next start", site.version(), port, site.command(port));
        servers.add(
                new Server(started.name(), started.version(), started.url(), started.host(), Server.Scope.PAGE_HITS));
    }

    private Server run(String name, String version, int port, List<String> command) {
        URI url = local(port);
        ChildProcess process = children.start(name.replaceAll("\\W+", "-"), command, new PortReadiness(port));
        process.awaitReady();
        return new Server(name, version, url);
    }

    private Template template(String name) {
        return new Template(configurations.resolve(name));
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
