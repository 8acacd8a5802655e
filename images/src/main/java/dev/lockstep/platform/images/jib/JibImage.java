package dev.lockstep.platform.images.jib;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import dev.lockstep.platform.images.Base;
import dev.lockstep.platform.images.CannotBuildImage;
import dev.lockstep.platform.images.Content;
import dev.lockstep.platform.images.Inside;
import dev.lockstep.platform.images.Layer;
import dev.lockstep.platform.images.ServiceImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** Packs images. The same content is packed to the same bytes, whenever that is. */
public final class JibImage {

    private final Path cache;
    private final Base base;
    private final boolean insecure;

    /**
     * Prepares to pack on one base.
     *
     * @param cache where layers are kept that have been packed before
     * @param insecure whether registries may speak without TLS, or with a certificate that nobody vouches for
     */
    public JibImage(Path cache, Base base, boolean insecure) {
        this.cache = cache;
        this.base = base;
        this.insecure = insecure;
    }

    /** Writes an OCI archive, and returns the digest of the image. */
    public String toArchive(Content content, Path archive) throws IOException, InterruptedException {
        Files.createDirectories(archive.toAbsolutePath().getParent());
        String name = content.service().reference(ServiceImage.NO_REGISTRY, content.version());
        try {
            return pack(content, Containerizer.to(TarImage.at(archive).named(name)));
        } catch (InvalidImageReferenceException e) {
            throw new CannotBuildImage("an image cannot be called " + name, e);
        }
    }

    /** Pushes to a registry, with what {@code docker login} left behind for it, and returns the digest of the image. */
    public String toRegistry(Content content, String name) throws IOException, InterruptedException {
        return pack(content, Containerizer.to(inRegistry(name)));
    }

    private String pack(Content content, Containerizer to) throws IOException, InterruptedException {
        to.setBaseImageLayersCache(cache.resolve("base"))
                .setApplicationLayersCache(cache.resolve("layers"))
                .setAllowInsecureRegistries(insecure)
                .setToolName("lockstep");
        try {
            return described(content).containerize(to).getDigest().toString();
        } catch (RegistryException | CacheDirectoryCreationException | ExecutionException e) {
            throw new CannotBuildImage(content.service().imageName() + " was not made: " + e.getMessage(), e);
        }
    }

    private JibContainerBuilder described(Content content) throws IOException {
        JibContainerBuilder image = begun().setFormat(ImageFormat.OCI)
                .setPlatforms(Set.of(platform()))
                .setUser(Inside.USER)
                .setWorkingDirectory(AbsoluteUnixPath.get(Inside.APPLICATION))
                .setEnvironment(Inside.environment())
                .setEntrypoint(content.entryPoint())
                .setVolumes(
                        Inside.writable().stream().map(AbsoluteUnixPath::get).collect(inOrder()))
                .setExposedPorts(
                        content.service().ports().stream().map(Port::tcp).collect(inOrder()))
                .setLabels(content.labels());
        for (Layer layer : content.layers()) {
            image.addFileEntriesLayer(packed(layer));
        }
        return image;
    }

    private static <T> Collector<T, ?, Set<T>> inOrder() {
        return Collectors.toCollection(LinkedHashSet::new);
    }

    private JibContainerBuilder begun() {
        return switch (base) {
            case Base.Scratch() -> Jib.fromScratch();
            case Base.FromRegistry(String image) -> Jib.from(inRegistry(image));
        };
    }

    private static FileEntriesLayer packed(Layer layer) throws IOException {
        FileEntriesLayer.Builder packed = FileEntriesLayer.builder().setName(layer.name());
        for (Layer.Part part : layer.parts()) {
            packed.addEntryRecursive(
                    part.source(),
                    AbsoluteUnixPath.get(part.path()),
                    Entries::permissions,
                    (_, _) -> Inside.MODIFIED,
                    (_, path) -> Entries.owner(path));
        }
        return packed.build();
    }

    private static RegistryImage inRegistry(String name) {
        try {
            ImageReference reference = ImageReference.parse(name);
            return RegistryImage.named(reference)
                    .addCredentialRetriever(CredentialRetrieverFactory.forImage(reference, _ -> {})
                            .dockerConfig());
        } catch (InvalidImageReferenceException e) {
            throw new CannotBuildImage(
                    "'" + name + "' does not name an image: it has to look like registry.example/path/name:tag", e);
        }
    }

    /** The libraries and the Java that are put in are those of this machine. */
    private static Platform platform() {
        String architecture = System.getProperty("os.arch");
        return new Platform("aarch64".equals(architecture) ? "arm64" : architecture, "linux");
    }
}
