package dev.lockstep.platform.images;

import dev.lockstep.platform.local.ServiceCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is the same inside all images, and promised to whoever runs them. */
public final class Inside {

    /** Nobody's number in the images that others build on, so that a volume made for one of those fits here too. */
    public static final String USER = "65532:65532";

    /** When all files were changed, as far as images tell. The start-up cache knows jars by it. */
    public static final Instant MODIFIED = Instant.ofEpochSecond(1);

    public static final String APPLICATION = "/app";
    public static final String JAVA = "/opt/java";
    public static final String NODE = "/usr/local/bin/node";

    /** Programs besides Node that a server is started with, and ended when its worker ends: see the worker's guard. */
    public static final Map<String, String> GUARD =
            Map.of("cat", "/usr/bin/cat", "setsid", "/usr/bin/setsid", "sh", "/usr/bin/sh");

    public static final String START_UP_CACHE = APPLICATION + "/start-up.aot";
    public static final String BILL_OF_MATERIALS = APPLICATION + "/sbom.cdx.json";

    private static final String DATA = "/var/lib/lockstep";
    private static final List<String> WRITABLE = List.of("/tmp", DATA);

    private Inside() {}

    /** All that a service writes to; the rest may be read-only. */
    public static List<String> writable() {
        return WRITABLE;
    }

    /** The heap takes half of the container's memory, since pages and native buffers lie outside of it. */
    public static List<String> flags() {
        List<String> flags = new ArrayList<>(List.of("-XX:MaxRAMPercentage=50"));
        flags.addAll(ServiceCommand.FLAGS);
        return List.copyOf(flags);
    }

    /** How a service is started. */
    public static List<String> entryPoint() {
        return started(List.of());
    }

    /** How a service is started with its start-up cache; one that does not fit is left aside. */
    public static List<String> entryPointWithCache() {
        return started(List.of("-XX:AOTCache=" + START_UP_CACHE));
    }

    private static List<String> started(List<String> more) {
        List<String> command = new ArrayList<>(List.of(JAVA + "/bin/java"));
        command.addAll(flags());
        command.addAll(more);
        command.addAll(List.of("-jar", APPLICATION + "/quarkus-run.jar"));
        return List.copyOf(command);
    }

    /** Sorted, as whatever has no order of its own would make another image each time. */
    public static SortedMap<String, String> environment() {
        return new TreeMap<>(Map.of("PATH", "/usr/local/bin:/usr/bin:/bin:" + JAVA + "/bin", "LANG", "C.UTF-8"));
    }
}
