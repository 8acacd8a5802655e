package dev.lockstep.platform.up.wiring;

import dev.lockstep.platform.local.PlatformDescription;
import dev.lockstep.platform.local.Progress;
import dev.lockstep.platform.local.ServiceCommand;
import dev.lockstep.platform.local.http.PortReadiness;
import dev.lockstep.platform.local.http.Ports;
import dev.lockstep.platform.local.wiring.LocalPlatform;
import dev.lockstep.platform.up.Welcome;
import dev.lockstep.platform.up.files.ExampleFolder;
import dev.lockstep.platform.up.http.SiteApi;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The example shop: its catalogue as one more process, its first design deployed, its second one ready to be. */
public final class RunningExample {

    private static final String SITE = "shop";

    private final LocalPlatform platform;
    private final Path shop;
    private final Path data;
    private final Path directory;

    /** The example of the source tree {@code build}; what it needs to remember is kept in {@code data}. */
    public RunningExample(LocalPlatform platform, Path build, Path data) {
        this.platform = platform;
        this.shop = build.resolve("examples/shop");
        this.data = data;
        this.directory = data.resolve("example");
    }

    /** Starts the catalogue and deploys the shop if there is none yet; returns what to tell the user. */
    public String start(Progress progress) throws IOException {
        Files.createDirectories(directory);
        int port = cataloguePort();
        String catalogue = "http://127.0.0.1:" + port;
        startCatalogue(port);
        progress.done("the shop's catalogue is ready");
        ExampleFolder first = ExampleFolder.prepare(shop.resolve("v1"), directory.resolve("v1"), catalogue);
        ExampleFolder second = ExampleFolder.prepare(shop.resolve("v2"), directory.resolve("v2"), catalogue);
        PlatformDescription description = platform.description();
        String live = deploy(new SiteApi(description), first, progress);
        return new Welcome(description, data.toString())
                .withExample(catalogue, second.path().toString(), live);
    }

    private String deploy(SiteApi api, ExampleFolder folder, Progress progress) throws IOException {
        String live = api.liveDeploy(SITE);
        if (!live.isEmpty()) {
            progress.done("the shop is as you left it, deploy " + live);
            return live;
        }
        api.create(SITE);
        Path zip = directory.resolve("v1.zip");
        try (OutputStream target = Files.newOutputStream(zip)) {
            folder.zipTo(target);
        }
        String deploy = api.deploy(SITE, zip);
        progress.done("the shop is deployed, deploy " + deploy);
        return deploy;
    }

    /** The same port each time: deploys that are kept name it. */
    private int cataloguePort() throws IOException {
        Path kept = directory.resolve("catalogue-port");
        if (Files.exists(kept)) {
            return Ports.take(1, Integer.parseInt(Files.readString(kept).strip()))
                    .next();
        }
        int port = Ports.take(1, 0).next();
        Files.writeString(kept, port + "\n");
        return port;
    }

    private void startCatalogue(int port) throws IOException {
        List<String> command = new ServiceCommand(Files.createDirectories(directory.resolve("archives")))
                .ofJar(shop.resolve("catalogue/target/catalogue.jar"), List.of("--port", Integer.toString(port)));
        platform.startBeside("catalogue", command, new PortReadiness(port)).awaitReady();
    }
}
