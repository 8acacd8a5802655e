package dev.lockstep.platform.images.process;

import dev.lockstep.platform.images.Material;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
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

    /** Copies them below another root, and returns what they say. */
    static List<Material> copy(Collection<Path> files, Path root) throws IOException, InterruptedException {
        if (!Files.isExecutable(DPKG)) {
            return List.of();
        }
        List<String> release = Files.readAllLines(OS_RELEASE);
        put(root.resolve("etc/os-release"), release);
        List<Material> materials = new ArrayList<>();
        for (String owner : owners(files)) {
            String name = owner.replaceFirst(":.*", "");
            List<String> status = Tool.output(List.of(DPKG.toString(), "--status", owner));
            put(root.resolve("var/lib/dpkg/status.d").resolve(name), status);
            copyLicence(Path.of("usr/share/doc", name, "copyright"), root);
            materials.add(new Material.OfSystem(
                    field(release, "ID="),
                    field(release, "VERSION_ID="),
                    name,
                    field(status, "Version: "),
                    field(status, "Architecture: ")));
        }
        return materials;
    }

    private static String field(List<String> lines, String beginning) {
        return lines.stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()).replace("\"", ""))
                .findFirst()
                .orElse("unknown");
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
