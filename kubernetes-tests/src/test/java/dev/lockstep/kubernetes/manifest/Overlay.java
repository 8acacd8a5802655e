package dev.lockstep.kubernetes.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A folder of k8s/ from which {@code kubectl kustomize} builds manifests. */
public enum Overlay {
    QUICKSTART("overlays/quickstart"),
    PRODUCTION("overlays/production"),
    OWN_DOMAINS("overlays/production-own-domains");

    private static final ObjectReader YAML = new YAMLMapper().readerFor(JsonNode.class);

    private final String folder;

    Overlay(String folder) {
        this.folder = folder;
    }

    /** Everything in it. */
    public Manifests build() {
        return build(folder());
    }

    /** Everything in an overlay that somebody has made. */
    public static Manifests build(Path folder) {
        return parse(kustomize(folder));
    }

    public Path folder() {
        return Repository.ROOT.resolve("k8s").resolve(folder);
    }

    /** Reads documents that are separated by {@code ---}. */
    public static Manifests parse(String yaml) {
        try (var documents = YAML.<JsonNode>readValues(yaml)) {
            return new Manifests(documents.readAll().stream().map(Manifest::new).toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String kustomize(Path folder) {
        try {
            Process kubectl = new ProcessBuilder("kubectl", "kustomize", folder.toString()).start();
            String built = new String(kubectl.getInputStream().readAllBytes(), UTF_8);
            String said = new String(kubectl.getErrorStream().readAllBytes(), UTF_8);
            // A warning is about something that later versions refuse.
            if (kubectl.waitFor() != 0 || !said.isBlank()) {
                throw new IllegalStateException("kubectl kustomize " + folder + ": " + said);
            }
            return built;
        } catch (IOException missing) {
            throw new UncheckedIOException(
                    "kubectl could not be run: install kubectl 1.27 or newer, of which only `kubectl kustomize` is"
                            + " needed, and no cluster",
                    missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static List<Overlay> all() {
        return List.of(values());
    }
}
