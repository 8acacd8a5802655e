package dev.lockstep.deploy.bundle;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where archives come from, and where they lie meanwhile. */
@ConfigMapping(prefix = "lockstep.bundles")
public interface BundleSettings {

    /** Where an archive lies while it is read. It needs room for those that come at once. */
    Path directory();

    /** Hosts, or {@code host:port}, from which a command may have a bundle fetched although their addresses are private. */
    Optional<List<String>> allowedHosts();
}
