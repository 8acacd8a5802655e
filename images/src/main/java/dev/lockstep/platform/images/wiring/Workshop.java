package dev.lockstep.platform.images.wiring;

import dev.lockstep.platform.images.Base;
import dev.lockstep.platform.images.CannotBuildImage;
import dev.lockstep.platform.images.Content;
import dev.lockstep.platform.images.Inside;
import dev.lockstep.platform.images.Layer;
import dev.lockstep.platform.images.Layer.Part;
import dev.lockstep.platform.images.Material;
import dev.lockstep.platform.images.ServiceImage;
import dev.lockstep.platform.images.files.Tree;
import dev.lockstep.platform.images.json.BillOfMaterials;
import dev.lockstep.platform.images.process.LinkedRuntime;
import dev.lockstep.platform.images.process.NodeProgram;
import dev.lockstep.platform.images.process.Program;
import dev.lockstep.platform.images.process.SystemLibraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Lays out what goes into images, in a directory of its own. */
final class Workshop {

    private final Path build;
    private final Path directory;
    private final Base base;
    private final String node;
    private final boolean recording;

    /**
     * Opens a workshop.
     *
     * @param build the root of the built source tree
     * @param node a path of Node.js, or a name on the search path
     * @param recording whether images get a start-up cache
     */
    Workshop(Path build, Path directory, Base base, String node, boolean recording) {
        this.build = build;
        this.directory = directory.toAbsolutePath().normalize();
        this.base = base;
        this.node = node;
        this.recording = recording;
    }

    /** Everything that the image of a service holds, those layers first that change least. */
    Content lay(ServiceImage service, String version) throws IOException, InterruptedException {
        LinkedRuntime runtime = runtime();
        Path place = directory.resolve(service.service());
        new Tree(place).delete();
        Ground ground = ground(service, runtime, place.resolve("root"));
        BillOfMaterials.write(service.target(build).resolve("sbom.json"), ground.materials(), billOfMaterials(service));
        List<Layer> layers = new ArrayList<>(ground.layers());
        layers.add(Layer.of("java", new Part(runtime.home(), Inside.JAVA)));
        layers.add(writable(place.resolve("writable")));
        Path application = place.resolve("application");
        layers.addAll(application(service, application));
        if (!recording) {
            return new Content(service, version, Inside.entryPoint(), layers);
        }
        Path cache = new StartUpCaches(directory.resolve("recordings")).of(service, application, runtime);
        layers.add(Layer.of("start-up cache", new Part(cache, Inside.START_UP_CACHE)));
        return new Content(service, version, Inside.entryPointWithCache(), layers);
    }

    /** What lies below Java, and of what an image is but for its service. */
    private record Ground(List<Layer> layers, List<Material> materials) {}

    private Ground ground(ServiceImage service, LinkedRuntime runtime, Path root)
            throws IOException, InterruptedException {
        List<Layer> layers = new ArrayList<>();
        List<Material> materials = new ArrayList<>(List.of(runtime.material()));
        List<Part> programs = new ArrayList<>();
        if (service.runsNode()) {
            NodeProgram program = NodeProgram.find(node);
            materials.add(program.material());
            programs.addAll(programs(program));
        }
        if (base instanceof Base.Scratch) {
            List<Path> sources = programs.stream().map(Part::source).toList();
            materials.addAll(SystemLibraries.copy(runtime, sources, root));
            layers.add(libraries(root));
        }
        if (!programs.isEmpty()) {
            layers.add(new Layer("node", programs));
        }
        return new Ground(layers, materials);
    }

    /** The bill of materials of an image that was laid out. */
    Path billOfMaterials(ServiceImage service) {
        return directory.resolve(service.service()).resolve("sbom.cdx.json");
    }

    /** Node, and what guards the servers that run on it. */
    private static List<Part> programs(NodeProgram node) throws IOException {
        List<Part> programs = new ArrayList<>();
        programs.add(new Part(node.path(), Inside.NODE));
        for (var program : new TreeMap<>(Inside.GUARD).entrySet()) {
            Path found = Program.find(program.getKey())
                    .orElseThrow(() -> new CannotBuildImage("the program '" + program.getKey()
                            + "' is missing, which servers of sites are started with: install it"));
            programs.add(new Part(found, program.getValue()));
        }
        return programs;
    }

    private static Layer libraries(Path root) throws IOException {
        try (var folders = Files.list(root)) {
            return new Layer(
                    "libraries of the system",
                    folders.sorted()
                            .map(folder -> new Part(folder, "/" + folder.getFileName()))
                            .toList());
        }
    }

    private static Layer writable(Path place) throws IOException {
        List<Part> parts = new ArrayList<>();
        for (String path : Inside.writable()) {
            parts.add(new Part(Files.createDirectories(place.resolve(path.substring(1))), path));
        }
        return new Layer("what is written to", parts);
    }

    private List<Layer> application(ServiceImage service, Path place) throws IOException {
        Path built = service.target(build).resolve("quarkus-app");
        if (!Files.exists(built.resolve("quarkus-run.jar"))) {
            throw new CannotBuildImage(built + " is missing: build the service first, ./lockstep images does so");
        }
        new Tree(built).copyTo(place);
        return List.of(
                Layer.of("libraries", new Part(place.resolve("lib"), Inside.APPLICATION + "/lib")),
                Layer.of(
                        "application",
                        new Part(place.resolve("app"), Inside.APPLICATION + "/app"),
                        new Part(place.resolve("quarkus"), Inside.APPLICATION + "/quarkus"),
                        new Part(place.resolve("quarkus-run.jar"), Inside.APPLICATION + "/quarkus-run.jar"),
                        new Part(billOfMaterials(service), Inside.BILL_OF_MATERIALS)));
    }

    private LinkedRuntime runtime() throws IOException, InterruptedException {
        Path home = directory.resolve("java-" + Runtime.version());
        if (!Files.exists(home)) {
            Path linking = directory.resolve("java-linking");
            new Tree(linking).delete();
            Files.createDirectories(directory);
            new Tree(LinkedRuntime.link(linking).home()).settle();
            Files.move(linking, home);
        }
        return new LinkedRuntime(home);
    }
}
