package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.manifest.CanonicalPath;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which folders of a deploy visitors see, and where. Without any they see the deploy as it is.
 *
 * @param folders from a folder to where it appears, both without a slash at the end: {@code .next/static} to
 *     {@code /_next/static}, {@code public} to nothing
 */
record Published(SortedMap<String, String> folders) {

    static final Published EVERYTHING = new Published(new TreeMap<>());

    Published {
        folders = Collections.unmodifiableSortedMap(new TreeMap<>(folders));
    }

    boolean isEverything() {
        return folders.isEmpty();
    }

    /** Where visitors find a file; the innermost folder that holds it decides. Empty when they do not see it. */
    Optional<CanonicalPath> address(CanonicalPath file) {
        if (isEverything()) {
            return Optional.of(file);
        }
        String text = file.text();
        for (int slash = text.lastIndexOf('/'); slash >= 0; slash = text.lastIndexOf('/', slash - 1)) {
            String target = folders.get(text.substring(0, slash));
            if (target != null) {
                return Optional.of(new CanonicalPath(target + text.substring(slash)));
            }
        }
        return Optional.empty();
    }
}
