package dev.lockstep.platform.images.jib;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import dev.lockstep.platform.images.Inside;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is said of each file of an image beside its bytes: nothing that comes from whoever built it, or when. */
final class Entries {

    private static final FilePermissions RUN = FilePermissions.fromOctalString("755");
    private static final FilePermissions READ = FilePermissions.fromOctalString("644");
    private static final String ROOT = "0:0";

    private Entries() {}

    static FilePermissions permissions(Path source, AbsoluteUnixPath path) {
        return Files.isDirectory(source) || Files.isExecutable(source) ? RUN : READ;
    }

    /** A service owns what it writes to, and cannot change what it is. */
    static String owner(AbsoluteUnixPath path) {
        return Inside.writable().contains(path.toString()) ? Inside.USER : ROOT;
    }
}
