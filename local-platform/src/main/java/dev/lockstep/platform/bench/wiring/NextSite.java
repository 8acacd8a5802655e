package dev.lockstep.platform.bench.wiring;

import dev.lockstep.platform.bench.process.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The page as a site of Next, built where it is thrown away, with the versions of the example. */
record NextSite(Program node, Path folder) {

    static NextSite build(Program npm, Program node, Path folder, Path configurations)
            throws IOException, InterruptedException {
        copy(configurations.resolve("next"), folder);
        Path example = configurations.resolve("../../examples/next").normalize();
        for (String name : List.of("package.json", "package-lock.json")) {
            Files.copy(example.resolve(name), folder.resolve(name));
        }
        NextSite site = new NextSite(node, folder);
        site.run(List.of(npm.toString(), "ci", "--no-audit", "--no-fund"));
        site.run(List.of(node.toString(), site.next(), "build"));
        return site;
    }

    String version() throws IOException {
        return node.firstLine(next(), "--version") + ", Node.js " + node.firstLine("--version");
    }

    List<String> command(int port) {
        return List.of(
                node.toString(),
                next(),
                "start",
                folder.toString(),
                "--port",
                Integer.toString(port),
                "--hostname",
                "127.0.0.1");
    }

    private String next() {
        return folder.resolve("node_modules/next/dist/bin/next").toString();
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Path log = folder.resolve("build.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("NEXT_TELEMETRY_DISABLED", "1");
        if (builder.start().waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed:\n" + Files.readString(log));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var walk = Files.walk(from)) {
            for (Path each : walk.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        }
    }
}
