package dev.lockstep.platform.images;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import com.github.packageurl.PackageURLBuilder;

/**
 * Something in an image that no library of its service is.
 *
 * @param kind what CycloneDX calls the type of a component, such as {@code library}
 * @param address its package URL, by which scanners for vulnerabilities know it
 */
public record Material(String kind, String name, String version, String address) {

    private static final String PLATFORM = "platform";

    /**
     * A package of Debian, or of a system that descends from it.
     *
     * @param system as {@code ID} of os-release names it, such as {@code debian}
     * @param release of the system, such as {@code 12}
     */
    public static Material ofPackage(String system, String release, String name, String version, String architecture) {
        PackageURLBuilder address = PackageURLBuilder.aPackageURL()
                .withType(PackageURL.StandardTypes.DEBIAN)
                .withNamespace(system)
                .withName(name)
                .withVersion(version)
                .withQualifier("arch", architecture)
                .withQualifier("distro", system + "-" + release);
        return new Material("library", name, version, written(address));
    }

    /** What runs programs, such as {@code node}. */
    public static Material ofPlatform(String name, String version) {
        PackageURLBuilder address = PackageURLBuilder.aPackageURL()
                .withType(PackageURL.StandardTypes.GENERIC)
                .withName(name)
                .withVersion(version);
        return new Material(PLATFORM, name, version, written(address));
    }

    private static String written(PackageURLBuilder address) {
        try {
            return address.build().canonicalize();
        } catch (MalformedPackageURLException defect) {
            throw new IllegalArgumentException(defect);
        }
    }
}
