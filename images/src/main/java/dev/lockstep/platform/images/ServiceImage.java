package dev.lockstep.platform.images;

import java.nio.file.Path;
import java.util.List;

/**
 * A service that has an image.
 *
 * @param ports where it listens unless it is told otherwise: for its clients first, then for health and metrics
 * @param runsNode whether it runs servers that sites bring
 */
public record ServiceImage(String service, List<Integer> ports, boolean runsNode) {

    /** The tag of an image for which none is asked; manifests name it. */
    public static final String STANDARD_TAG = "0.1.0";

    /** In the place of a registry, for images that are carried to where they run: without any they would be docker.io's. */
    public static final String NO_REGISTRY = "localhost";

    public static final ServiceImage EDGE = new ServiceImage("edge", List.of(8081, 8080), false);
    public static final ServiceImage DEPLOY = new ServiceImage("deploy", List.of(8080, 9000), false);
    public static final ServiceImage RENDER = new ServiceImage("render", List.of(8083, 8080), true);

    public ServiceImage {
        ports = List.copyOf(ports);
    }

    public static List<ServiceImage> all() {
        return List.of(EDGE, DEPLOY, RENDER);
    }

    /** What the image is called in a registry. */
    public String imageName() {
        return "lockstep-" + service;
    }

    /** By which manifests ask for it. */
    public String reference(String registry, String tag) {
        return registry + "/" + imageName() + ":" + tag;
    }

    /** What Maven has built of it. */
    public Path target(Path build) {
        return build.resolve(service + "-service").resolve("target");
    }
}
