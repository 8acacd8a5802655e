package dev.lockstep.platform.images.process;

import dev.lockstep.platform.images.CannotBuildImage;
import dev.lockstep.platform.images.Material;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Node.js itself, without npm: sites bring servers that are built. */
public record NodeProgram(Path path) {

    private static final int LEAST = 20;
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\..*");

    /** Finds it by a path or by a name on the search path, and takes it if it is new enough. */
    public static NodeProgram find(String name) throws IOException, InterruptedException {
        NodeProgram node = new NodeProgram(Program.find(name)
                .orElseThrow(() -> new CannotBuildImage("Node.js was not found as '" + name + "': install version "
                        + LEAST + " or newer, or say where it is with --node")));
        node.requireNewEnough();
        return node;
    }

    /** As it says itself, without the v. */
    public Material material() throws IOException, InterruptedException {
        return new Material.Platform("node", version().substring(1));
    }

    private String version() throws IOException, InterruptedException {
        return Tool.output(List.of(path.toString(), "--version")).getLast();
    }

    private void requireNewEnough() throws IOException, InterruptedException {
        String version = version();
        Matcher major = VERSION.matcher(version);
        if (!major.matches() || Integer.parseInt(major.group(1)) < LEAST) {
            throw new CannotBuildImage(path + " is Node.js " + version + ": the servers of sites need " + LEAST
                    + " or newer; say where one is with --node");
        }
    }
}
