package dev.lockstep.platform.images.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads an archive as a container runtime does, by the OCI's image layout. */
public final class OciArchive {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, byte[]> files = new HashMap<>();

    public OciArchive(Path archive) throws IOException {
        try (var tar = new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), tar.readAllBytes());
            }
        }
    }

    public String digest() throws IOException {
        return json(file("index.json")).at("/manifests/0/digest").asText();
    }

    /** By which manifests ask for it, once a container runtime has imported it. */
    public String reference() throws IOException {
        return json(file("index.json"))
                .at("/manifests/0/annotations/org.opencontainers.image.ref.name")
                .asText();
    }

    /** How containers of it are run. */
    public JsonNode config() throws IOException {
        return json(blob(manifest().at("/config/digest").asText())).get("config");
    }

    /** Those lowest first. */
    public List<byte[]> layers() throws IOException {
        List<byte[]> layers = new ArrayList<>();
        for (JsonNode layer : manifest().get("layers")) {
            layers.add(blob(layer.get("digest").asText()));
        }
        return layers;
    }

    /** All files and directories of all layers, by their paths. */
    public Map<String, TarArchiveEntry> entries() throws IOException {
        Map<String, TarArchiveEntry> entries = new HashMap<>();
        forEach((entry, _) -> entries.put("/" + entry.getName(), entry));
        return entries;
    }

    /** A file or directory, as the uppermost layer that has it says. */
    public TarArchiveEntry entry(String path) throws IOException {
        TarArchiveEntry entry = entries().get(path);
        if (entry == null) {
            throw new IOException("the image has no " + path);
        }
        return entry;
    }

    /** What a file holds in the uppermost layer that has it. */
    public byte[] content(String path) throws IOException {
        List<byte[]> found = new ArrayList<>();
        forEach((entry, bytes) -> {
            if (path.equals("/" + entry.getName())) {
                found.add(bytes);
            }
        });
        return found.getLast();
    }

    /** Unpacks all layers, the lowest first. */
    public void forEach(EntryReader reader) throws IOException {
        for (byte[] layer : layers()) {
            try (var tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(layer)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    reader.read(entry, tar.readAllBytes());
                }
            }
        }
    }

    /** Takes one entry of a layer. */
    @FunctionalInterface
    public interface EntryReader {
        void read(TarArchiveEntry entry, byte[] content) throws IOException;
    }

    private JsonNode manifest() throws IOException {
        return json(blob(digest()));
    }

    private byte[] blob(String digest) throws IOException {
        return file("blobs/" + digest.replace(':', '/'));
    }

    private byte[] file(String name) throws IOException {
        byte[] content = files.get(name);
        if (content == null) {
            throw new IOException("the archive has no " + name);
        }
        return content;
    }

    private static JsonNode json(byte[] text) throws IOException {
        return JSON.readTree(text);
    }
}
