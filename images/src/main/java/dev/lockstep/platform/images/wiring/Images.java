package dev.lockstep.platform.images.wiring;

import dev.lockstep.platform.child.ChildFailedException;
import dev.lockstep.platform.images.Base;
import dev.lockstep.platform.images.CannotBuildImage;
import dev.lockstep.platform.images.Content;
import dev.lockstep.platform.images.ServiceImage;
import dev.lockstep.platform.images.jib.JibImage;
import dev.lockstep.platform.up.wiring.Steps;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes the images of the services, without Docker. */
@Command(
        name = "images",
        description = "Make container images of the services, without Docker.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Images implements Callable<Integer> {

    private static final int CANNOT = 1;

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description = "edge, deploy or render; may be repeated (default: all)")
    private List<String> services = List.of();

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description = "write OCI archives and bills of materials here (default: images/target/archives)")
    private @Nullable Path archive;

    @Option(
            names = "--to",
            paramLabel = "REGISTRY/PATH",
            description = "push there in the place of writing archives; to each is added the image's own name")
    private @Nullable String registry;

    @Option(
            names = "--tag",
            paramLabel = "TAG",
            defaultValue = ServiceImage.STANDARD_TAG,
            description = "the images' tag (default: ${DEFAULT-VALUE})")
    private String tag = ServiceImage.STANDARD_TAG;

    @Option(
            names = "--base",
            paramLabel = "IMAGE",
            description = "build on an image with the GNU C and C++ libraries, taken from a registry"
                    + " (default: on nothing but libraries of this machine)")
    private @Nullable String base;

    @Option(
            names = "--node",
            paramLabel = "PATH",
            defaultValue = "node",
            description = "the Node.js of the render service (default: the one on the search path)")
    private String node = "node";

    @Option(names = "--no-start-up-cache", description = "leave it out: images get smaller, and services start slower")
    private boolean plain;

    @Option(
            names = "--insecure",
            description = "talk to registries without TLS, or with certificates nobody vouches for")
    private boolean insecure;

    private final PrintStream terminal = System.out;
    private final Path build =
            Path.of(System.getProperty("lockstep.build", ".")).toAbsolutePath();

    public static void main(String[] arguments) {
        // Libraries tell here what they do; a person wants to read what was done.
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(new CommandLine(new Images()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try {
            Path work = build.resolve("images/target/work");
            Base below =
                    Optional.ofNullable(base).<Base>map(Base.FromRegistry::new).orElseGet(Base.Scratch::new);
            Workshop workshop = new Workshop(build, work, below, node, !plain);
            JibImage packer = new JibImage(work.resolve("jib"), below, insecure);
            Steps steps = new Steps(terminal, InstantSource.system());
            steps.title("Making images");
            for (ServiceImage service : wanted()) {
                steps.done(make(workshop.lay(service, tag), workshop, packer));
            }
            return 0;
        } catch (CannotBuildImage | ChildFailedException failure) {
            System.err.println("lockstep: " + failure.getMessage());
            return CANNOT;
        }
    }

    private String make(Content content, Workshop workshop, JibImage packer) throws IOException, InterruptedException {
        String image = content.service().imageName();
        if (registry != null) {
            String name = content.service().reference(registry, tag);
            return name + "@" + packer.toRegistry(content, name);
        }
        Path directory = Optional.ofNullable(archive).orElseGet(() -> build.resolve("images/target/archives"));
        Path file = directory.resolve(image + ".tar");
        String digest = packer.toArchive(content, file);
        Files.copy(
                workshop.billOfMaterials(content.service()),
                directory.resolve(image + ".cdx.json"),
                StandardCopyOption.REPLACE_EXISTING);
        return file + " " + digest;
    }

    private List<ServiceImage> wanted() {
        List<ServiceImage> known = ServiceImage.all();
        for (String name : services) {
            if (known.stream().noneMatch(each -> each.service().equals(name))) {
                throw new CannotBuildImage("there is no service '" + name + "': try edge, deploy or render");
            }
        }
        return known.stream()
                .filter(each -> services.isEmpty() || services.contains(each.service()))
                .toList();
    }
}
