package dev.lockstep.edge.tls.files;

import dev.lockstep.edge.tls.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of certificates: each {@code NAME.crt} with its {@code NAME.key}, in the folder itself or one below it, where a
 * Secret is mounted as {@code tls.crt} and {@code tls.key}.
 */
final class CertificateFolder {

    private static final String CERTIFICATE = ".crt";
    private static final String KEY = ".key";

    /** More is no certificate. */
    private static final int LARGEST = 256 * 1024;

    private final Path folder;

    CertificateFolder(Path folder) {
        this.folder = folder;
    }

    /** What is there now, by name. A file that vanishes meanwhile is one that is not there. */
    Map<String, Pem> read() throws IOException {
        Map<String, Pem> found = new TreeMap<>();
        for (Path certificate : certificates()) {
            Path key = certificate.resolveSibling(name(certificate) + KEY);
            if (isSmall(certificate) && isSmall(key)) {
                String name = folder.relativize(certificate.resolveSibling(name(certificate)))
                        .toString();
                found.put(name, new Pem(Files.readString(certificate), Files.readString(key)));
            }
        }
        return found;
    }

    private List<Path> certificates() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path entry : entries(folder)) {
            if (Files.isDirectory(entry)) {
                found.addAll(entries(entry));
            } else {
                found.add(entry);
            }
        }
        return found.stream()
                .filter(path -> path.toString().endsWith(CERTIFICATE))
                .toList();
    }

    /** Without those that Kubernetes keeps beside what it mounts: their names begin with dots. */
    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isSmall(Path file) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) <= LARGEST;
    }

    private static String name(Path certificate) {
        String file = certificate.getFileName().toString();
        return file.substring(0, file.length() - CERTIFICATE.length());
    }
}
