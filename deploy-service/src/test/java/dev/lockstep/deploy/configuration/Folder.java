package dev.lockstep.deploy.configuration;

import dev.lockstep.contracts.blob.Blob;
import dev.lockstep.contracts.blob.MemoryBlobStore;
import dev.lockstep.contracts.event.Problem;
import dev.lockstep.contracts.manifest.CanonicalPath;
import dev.lockstep.contracts.manifest.Manifest;
import dev.lockstep.contracts.manifest.Route;
import dev.lockstep.deploy.configuration.toml.TomlConfiguration;
import dev.lockstep.deploy.configuration.yaml.YamlConfiguration;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A deployed folder, made up in a test. */
public final class Folder {
    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final SortedMap<CanonicalPath, Blob> files = new TreeMap<>();

    /** A folder with files of those names, each of which holds its name. */
    public static Folder of(String... names) {
        Folder folder = new Folder();
        for (String name : names) {
            folder.with(name, name);
        }
        return folder;
    }

    public Folder with(String name, String content) {
        return with(name, content.getBytes(StandardCharsets.UTF_8));
    }

    public Folder with(String name, byte[] content) {
        try {
            files.put(new CanonicalPath("/" + name), blobs.put(new ByteArrayInputStream(content)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public Folder configured(String yaml) {
        return with("lockstep.yaml", yaml);
    }

    public Assembly assemble() {
        try {
            return new AssembleManifest(new YamlConfiguration(), new TomlConfiguration()).of(files, blobs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Manifest manifest() {
        return switch (assemble()) {
            case Assembly.Assembled(Manifest manifest) -> manifest;
            case Assembly.Refused refused -> throw new AssertionError("refused: " + refused.problems());
        };
    }

    public Route onlyRoute() {
        List<Route> routes = manifest().routes();
        if (routes.size() != 1) {
            throw new AssertionError("not one route: " + routes);
        }
        return routes.getFirst();
    }

    public List<Problem> problems() {
        return switch (assemble()) {
            case Assembly.Assembled(Manifest manifest) -> throw new AssertionError("not refused: " + manifest);
            case Assembly.Refused(List<Problem> problems) -> problems;
        };
    }
}
