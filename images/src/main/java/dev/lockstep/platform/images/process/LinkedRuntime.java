package dev.lockstep.platform.images.process;

import dev.lockstep.platform.images.CannotBuildImage;
import dev.lockstep.platform.images.Material;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Java with only what the services use, the same for all of them, so that their images share it. */
public record LinkedRuntime(Path home) {

    /** What the services and their libraries use of Java. */
    public static final String MODULES = String.join(
            ",",
            "java.base",
            "java.desktop",
            "java.instrument",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.rmi",
            "java.security.jgss",
            "java.security.sasl",
            "java.sql",
            "jdk.jfr",
            "jdk.management",
            "jdk.naming.dns",
            "jdk.net",
            "jdk.unsupported",
            "jdk.zipfs");

    /** Links it into a directory that does not exist, out of the JDK that runs this. */
    public static LinkedRuntime link(Path home) throws IOException, InterruptedException {
        Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
        if (!Files.isExecutable(jlink)) {
            throw new CannotBuildImage(jlink + " is missing: images need a whole JDK, not a runtime");
        }
        Tool.output(List.of(
                jlink.toString(),
                "--add-modules=" + MODULES,
                "--strip-java-debug-attributes",
                "--no-man-pages",
                "--no-header-files",
                "--compress=zip-6",
                "--output=" + home));
        return new LinkedRuntime(home);
    }

    /** It is linked out of the JDK that runs this. */
    public Material material() {
        return new Material.Platform("openjdk", Runtime.version().toString());
    }

    public Path java() {
        return home.resolve("bin/java");
    }
}
