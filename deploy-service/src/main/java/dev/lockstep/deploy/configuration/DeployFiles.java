package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.manifest.CanonicalPath;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a deploy: which of them visitors see, and which only what renders its pages. Nobody sees those that
 * configure the site, and no visitor sees hidden ones, which come along from version control, editors and operating systems.
 */
record DeployFiles(SortedMap<CanonicalPath, Blob> all) {
    static final CanonicalPath CONFIGURATION = new CanonicalPath("/lockstep.yaml");

    private static final Set<String> CONTROL =
            Set.of(CONFIGURATION.text(), "/lockstep.yml", "/netlify.toml", "/_redirects", "/_headers");

    /** For what only templates use; a name that no site generator gives to something else. */
    private static final String SOURCES = "/_templates/";

    /** RFC 8615: the one folder whose name begins with a dot and that is for visitors. */
    private static final String WELL_KNOWN = "/.well-known/";

    DeployFiles {
        SortedMap<CanonicalPath, Blob> kept = new TreeMap<>(all);
        kept.keySet().removeIf(path -> CONTROL.contains(path.text()) || isOfVersionControl(path));
        all = kept;
    }

    /** What visitors see, by where they find it. */
    SortedMap<CanonicalPath, Blob> served(Configuration configuration) {
        SortedMap<CanonicalPath, Blob> served = new TreeMap<>();
        Set<CanonicalPath> programs = configuration.programs();
        all.forEach((path, blob) -> {
            if (!programs.contains(path)) {
                configuration
                        .published()
                        .address(path)
                        .filter(address -> !isHidden(address) && !isSource(address))
                        .ifPresent(address -> served.put(address, blob));
            }
        });
        return served;
    }

    /** What only renders pages. Where folders are published a server is at home, which finds all files in their place. */
    SortedMap<CanonicalPath, Blob> sources(Configuration configuration) {
        SortedMap<CanonicalPath, Blob> sources = new TreeMap<>(all);
        if (configuration.published().isEverything()) {
            Set<CanonicalPath> programs = configuration.programs();
            sources.keySet().removeIf(path -> !programs.contains(path) && !isSource(path));
        }
        return sources;
    }

    private static boolean isSource(CanonicalPath path) {
        return path.text().startsWith(SOURCES);
    }

    private static boolean isOfVersionControl(CanonicalPath path) {
        return path.text().contains("/.git/");
    }

    private static boolean isHidden(CanonicalPath path) {
        String text = path.text();
        return text.indexOf("/.", text.startsWith(WELL_KNOWN) ? 1 : 0) >= 0;
    }
}
