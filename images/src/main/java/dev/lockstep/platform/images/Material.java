package dev.lockstep.platform.images;

/** Something in an image that no library of its service is. */
public sealed interface Material {

    String name();

    String version();

    /**
     * A package of Debian, or of a system that descends from it.
     *
     * @param system as {@code ID} of os-release(5) names it, such as {@code debian}
     * @param release of the system, such as {@code 12}
     */
    record OfSystem(String system, String release, String name, String version, String architecture)
            implements Material {}

    /** What runs programs, such as {@code node}. */
    record Platform(String name, String version) implements Material {}
}
