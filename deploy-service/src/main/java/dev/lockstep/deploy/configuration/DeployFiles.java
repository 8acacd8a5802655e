package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.manifest.CanonicalPath;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a deploy apart from those that are nobody's to see: the ones that configure the site, and hidden ones,
 * which come along from version control, editors and operating systems.
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
        kept.keySet().removeIf(path -> CONTROL.contains(path.text()) || isHidden(path));
        all = kept;
    }

    boolean holds(CanonicalPath path) {
        return all.containsKey(path);
    }

    static boolean isSource(CanonicalPath path) {
        return path.text().startsWith(SOURCES);
    }

    private static boolean isHidden(CanonicalPath path) {
        String text = path.text();
        return text.indexOf("/.", text.startsWith(WELL_KNOWN) ? 1 : 0) >= 0;
    }
}
