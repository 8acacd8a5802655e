package dev.lockstep.platform.local;

import java.nio.file.Path;

/**
 * What to start.
 *
 * @param data where all state is kept
 * @param build the root of the built source tree, which holds the services
 * @param portBase the first of the ports to use, 0 for free ones
 * @param edgeHeapMebibytes the most that an edge may use for its objects
 */
public record PlatformPlan(
        Path data, Path build, int edges, int renders, int portBase, String domain, int edgeHeapMebibytes) {

    public PlatformPlan {
        if (edges < 1 || renders < 0) {
            throw new IllegalArgumentException("at least one edge: edges " + edges + ", renders " + renders);
        }
        if (portBase < 0 || portBase > 65_000) {
            throw new IllegalArgumentException("no such port: " + portBase);
        }
        data = data.toAbsolutePath().normalize();
        build = build.toAbsolutePath().normalize();
    }

    /** With edges that are as small as everything else. */
    public PlatformPlan(Path data, Path build, int edges, int renders, int portBase, String domain) {
        this(data, build, edges, renders, portBase, domain, ServiceCommand.HEAP_MEBIBYTES);
    }

    /** One deploy-service, one renderer and two edges, on free ports. */
    public static PlatformPlan standard(Path data, Path build) {
        return new PlatformPlan(data, build, 2, 1, 0, "localhost");
    }
}
