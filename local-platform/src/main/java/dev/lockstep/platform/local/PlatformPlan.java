package dev.lockstep.platform.local;

import java.nio.file.Path;

/**
 * What to start.
 *
 * @param data where all state is kept
 * @param build the root of the built source tree, which holds the services
 * @param portBase the first of the ports to use, 0 for free ones
 */
public record PlatformPlan(Path data, Path build, int edges, int renders, int portBase, String domain) {

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

    /** One deploy-service, one renderer and two edges, on free ports. */
    public static PlatformPlan standard(Path data, Path build) {
        return new PlatformPlan(data, build, 2, 1, 0, "localhost");
    }
}
