package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.contracts.manifest.Route;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes a deploy's manifest of its files and of what its {@code lockstep.yaml} says about them. */
public final class AssembleManifest {
    /** Every edge holds the manifest of every live deploy in memory. */
    static final int MOST_FILES = 50_000;

    private final ReadConfiguration notation;

    public AssembleManifest(ReadConfiguration notation) {
        this.notation = notation;
    }

    /**
     * Reads no file but the configuration.
     *
     * @throws IOException when the store fails, or lacks the configuration's blob
     */
    public Assembly of(SortedMap<CanonicalPath, Blob> files, BlobStore blobs) throws IOException {
        DeployFiles kept = new DeployFiles(files);
        Problems problems = new Problems(DeployFiles.CONFIGURATION.text().substring(1));
        List<Route> routes = routes(files, kept, blobs, problems);
        List<Problem> found = new ArrayList<>(FileNames.problems(files.keySet()));
        found.addAll(problems.inOrder());
        return found.isEmpty() ? new Assembly.Assembled(manifest(kept, routes)) : new Assembly.Refused(found);
    }

    private List<Route> routes(
            SortedMap<CanonicalPath, Blob> files, DeployFiles kept, BlobStore blobs, Problems problems)
            throws IOException {
        Blob configuration = files.get(DeployFiles.CONFIGURATION);
        if (configuration == null) {
            return List.of();
        }
        try (InputStream source = open(configuration, blobs)) {
            return switch (notation.read(DeployFiles.CONFIGURATION.text().substring(1), source)) {
                case ReadConfiguration.Reading.Tree(Node root) -> new RoutesReader(kept, problems).read(root);
                case ReadConfiguration.Reading.Refused(Problem problem) -> {
                    problems.add(problem.line(), problem.reason(), problem.hint());
                    yield List.of();
                }
            };
        }
    }

    private static InputStream open(Blob blob, BlobStore blobs) throws IOException {
        return blobs.open(blob.digest()).orElseThrow(() -> new IOException("the store has lost blob " + blob.digest()));
    }

    private static Manifest manifest(DeployFiles kept, List<Route> routes) {
        Set<CanonicalPath> templates = RoutesReader.templates(routes);
        SortedMap<CanonicalPath, ManifestFile> served = new TreeMap<>();
        SortedMap<CanonicalPath, ManifestFile> sources = new TreeMap<>();
        kept.all().forEach((path, blob) -> {
            boolean source = templates.contains(path) || DeployFiles.isSource(path);
            (source ? sources : served).put(path, new ManifestFile(blob, ContentTypes.of(path)));
        });
        return new Manifest(served, sources, routes);
    }
}
