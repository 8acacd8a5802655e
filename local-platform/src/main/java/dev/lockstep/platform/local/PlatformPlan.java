package dev.lockstep.platform.local;

import java.nio.file.Path;
import java.util.Map;

/**
 * What to start.
 *
 * @param data where all state is kept
 * @param build the root of the built source tree, which holds the services
 * @param portBase the first of the ports to use, 0 for free ones
 * @param edgeHeapMebibytes the most that an edge may use for its objects
 * @param settings told to every service, in its own configuration keys
 * @param detour a port under which Kafka can be reached besides its own, where somebody else listens and passes on; 0 for
 *     none
 * @param bucket whether blobs are kept in a bucket of a server that speaks S3, instead of a directory
 * @param brief whether its processes live for minutes, as in a test, and so start sooner and are slower later
 */
public record PlatformPlan(
        Path data,
        Path build,
        int edges,
        int renders,
        int portBase,
        String domain,
        int edgeHeapMebibytes,
        Map<String, String> settings,
        int detour,
        boolean bucket,
        boolean brief) {

    public PlatformPlan {
        settings = Map.copyOf(settings);
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

    /** With all services' own settings, and one way to Kafka. */
    public PlatformPlan(
            Path data, Path build, int edges, int renders, int portBase, String domain, int edgeHeapMebibytes) {
        this(data, build, edges, renders, portBase, domain, edgeHeapMebibytes, Map.of(), 0, false, false);
    }

    public PlatformPlan with(Map<String, String> told) {
        return new PlatformPlan(
                data, build, edges, renders, portBase, domain, edgeHeapMebibytes, told, detour, bucket, brief);
    }

    public PlatformPlan withDetour(int port) {
        return new PlatformPlan(
                data, build, edges, renders, portBase, domain, edgeHeapMebibytes, settings, port, bucket, brief);
    }

    public PlatformPlan withBucket() {
        return new PlatformPlan(
                data, build, edges, renders, portBase, domain, edgeHeapMebibytes, settings, detour, true, brief);
    }

    public PlatformPlan briefly() {
        return new PlatformPlan(
                data, build, edges, renders, portBase, domain, edgeHeapMebibytes, settings, detour, bucket, true);
    }

    /** One deploy-service, one renderer and two edges, on free ports. */
    public static PlatformPlan standard(Path data, Path build) {
        return new PlatformPlan(data, build, 2, 1, 0, "localhost");
    }
}
