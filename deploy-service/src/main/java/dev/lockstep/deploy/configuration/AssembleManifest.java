package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.BlobStore;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.ManifestFile;
import dev.lockstep.deploy.configuration.notation.Node;
import dev.lockstep.deploy.configuration.notation.Problems;
import dev.lockstep.deploy.configuration.notation.ReadConfiguration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes a deploy's manifest of its files and of what they say about themselves. */
public final class AssembleManifest {
    /** Every edge holds the manifest of every live deploy in memory. */
    static final int MOST_FILES = 50_000;

    private final ConfigurationFile file;
    private final ReadConfiguration toml;

    /** Reads {@code lockstep.yaml} as the one says, {@code netlify.toml} as the other. */
    public AssembleManifest(ReadConfiguration yaml, ReadConfiguration toml) {
        this.file = new ConfigurationFile(yaml);
        this.toml = toml;
    }

    /**
     * Reads no files but those that configure the site.
     *
     * @throws IOException when the store fails, or lacks the configuration's blob
     */
    public Assembly of(SortedMap<CanonicalPath, Blob> files, BlobStore blobs) throws IOException {
        DeployFiles kept = new DeployFiles(files);
        Problems problems = new Problems(ConfigurationFile.NAME);
        Configuration configuration = file.read(files, blobs)
                .map(reading -> configuration(reading, kept, problems))
                .orElse(Configuration.NONE);
        NetlifyFiles known = new NetlifyFiles(toml);
        NetlifyFiles.Rules rules = known.read(files, kept.served(configuration).keySet(), blobs);
        List<Problem> found = new ArrayList<>(FileNames.problems(files.keySet()));
        found.addAll(problems.inOrder());
        found.addAll(known.problems());
        return found.isEmpty()
                ? new Assembly.Assembled(manifest(kept, configuration, rules))
                : new Assembly.Refused(found);
    }

    private static Configuration configuration(ReadConfiguration.Reading reading, DeployFiles kept, Problems problems) {
        return switch (reading) {
            case ReadConfiguration.Reading.Tree(Node root) -> new ConfigurationReader(kept, problems).read(root);
            case ReadConfiguration.Reading.Refused(Problem problem) -> {
                problems.add(problem.line(), problem.reason(), problem.hint());
                yield Configuration.NONE;
            }
        };
    }

    private static Manifest manifest(DeployFiles kept, Configuration configuration, NetlifyFiles.Rules rules) {
        return new Manifest(
                typed(kept.served(configuration)),
                typed(kept.sources(configuration)),
                configuration.routes(),
                rules.redirects(),
                rules.headers());
    }

    private static SortedMap<CanonicalPath, ManifestFile> typed(SortedMap<CanonicalPath, Blob> files) {
        SortedMap<CanonicalPath, ManifestFile> typed = new TreeMap<>();
        files.forEach((path, blob) -> typed.put(path, new ManifestFile(blob, ContentTypes.of(path))));
        return typed;
    }
}
