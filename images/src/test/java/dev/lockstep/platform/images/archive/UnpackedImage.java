package dev.lockstep.platform.images.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** The root file system of an image, with the owners, permissions and times that it says. Only root can make it. */
public record UnpackedImage(Path root) {

    public static UnpackedImage unpack(OciArchive archive, Path root) throws IOException {
        Files.createDirectories(root);
        archive.forEach((entry, bytes) -> {
            Path file = root.resolve(entry.getName());
            if (entry.isDirectory()) {
                Files.createDirectories(file);
            } else {
                Files.write(file, bytes);
            }
            settle(file, entry);
        });
        // Every runtime makes these, to mount something there.
        Files.createDirectories(root.resolve("proc"));
        Files.createDirectories(root.resolve("dev"));
        return new UnpackedImage(root);
    }

    private static void settle(Path file, TarArchiveEntry entry) throws IOException {
        Files.setAttribute(file, "unix:uid", (int) entry.getLongUserId());
        Files.setAttribute(file, "unix:gid", (int) entry.getLongGroupId());
        Files.setPosixFilePermissions(file, permissions(entry.getMode()));
        Files.setLastModifiedTime(
                file, FileTime.from(entry.getLastModifiedTime().toInstant()));
    }

    /** The bits of a mode are in the order of the constants, from the left. */
    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int bit = 0; bit < all.length; bit++) {
            if ((mode & (1 << (all.length - 1 - bit))) != 0) {
                permissions.add(all[bit]);
            }
        }
        return permissions;
    }
}
