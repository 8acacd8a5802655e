package dev.lockstep.platform.images.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What says which Debian packages an image was made from, where scanners for vulnerabilities look in images without a
 * package manager, and the licences of those packages. Systems of another kind leave none.
 */
final class PackageRecords {

    private static final Path OS_RELEASE = Path.of("/etc/os-release");
    private static final Path DPKG = Path.of("/usr/bin/dpkg-query");

    private PackageRecords() {}

    static void copy(Collection<Path> files, Path root) throws IOException, InterruptedException {
        if (!Files.isExecutable(DPKG)) {
            return;
        }
        put(root.resolve("etc/os-release"), Files.readAllLines(OS_RELEASE));
        for (String owner : owners(files)) {
            String name = owner.replaceFirst(":.*", "");
            put(
                    root.resolve("var/lib/dpkg/status.d").resolve(name),
                    Tool.output(List.of(DPKG.toString(), "--status", owner)));
            copyLicence(Path.of("usr/share/doc", name, "copyright"), root);
        }
    }

    private static Set<String> owners(Collection<Path> files) throws IOException, InterruptedException {
        Set<String> owners = new TreeSet<>();
        for (Path file : files) {
            for (Path asked : List.of(file, file.toRealPath(), withoutUsr(file.toRealPath()))) {
                Tool.Outcome answer = Tool.run(List.of(DPKG.toString(), "--search", asked.toString()));
                if (answer.code() == 0) {
                    owners.add(answer.lines().getLast().replaceFirst(": /.*", ""));
                    break;
                }
            }
        }
        return owners;
    }

    /** The package manager may know a file by the path that it had before everything moved below /usr. */
    private static Path withoutUsr(Path file) {
        return file.startsWith("/usr") ? Path.of("/").resolve(Path.of("/usr").relativize(file)) : file;
    }

    private static void copyLicence(Path relative, Path root) throws IOException {
        Path licence = Path.of("/").resolve(relative);
        if (Files.exists(licence)) {
            Path copy = root.resolve(relative);
            Files.createDirectories(copy.getParent());
            Files.copy(licence.toRealPath(), copy, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void put(Path file, List<String> lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }
}
