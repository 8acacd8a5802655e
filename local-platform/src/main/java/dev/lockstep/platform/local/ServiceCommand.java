package dev.lockstep.platform.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How a Java process of the platform is run: small, and quick to start the second time. */
public final class ServiceCommand {

    /** What compilers have used while a process started goes back to the machine, which the C library leaves to others. */
    private static final int TRIM_MILLIS = 5_000;

    /** What every Java process of Lockstep is run with, here and in its image. */
    public static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TrimNativeHeapInterval=" + TRIM_MILLIS,
            // One thread may end of it and leave a process that answers and reads no more: whoever restarts it mends
            // that.
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    static final int HEAP_MEBIBYTES = 256;
    private static final int FIRST_MEBIBYTES = 32;

    private final Path archives;
    private final int heapMebibytes;
    private final boolean brief;

    public ServiceCommand(Path archives) {
        this(archives, HEAP_MEBIBYTES, false);
    }

    private ServiceCommand(Path archives, int heapMebibytes, boolean brief) {
        this.archives = archives;
        this.heapMebibytes = heapMebibytes;
        this.brief = brief;
    }

    /** The same with another limit of what a process may use for its objects. */
    public ServiceCommand withHeap(int mebibytes) {
        return new ServiceCommand(archives, mebibytes, brief);
    }

    /** The same for processes that live for a minute: to compile their code a second time takes half of what they use. */
    public ServiceCommand briefly() {
        return new ServiceCommand(archives, heapMebibytes, true);
    }

    /** Runs a built service with these settings. */
    public List<String> ofService(Path build, String module, Map<String, String> settings) {
        List<String> command = java(module);
        new TreeMap<>(settings).forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-jar");
        command.add(build.resolve(module)
                .resolve("target/quarkus-app/quarkus-run.jar")
                .toString());
        return command;
    }

    /** Runs a jar that stands alone. */
    public List<String> ofJar(Path jar, List<String> arguments) {
        List<String> command = java(String.valueOf(jar.getFileName()));
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(arguments);
        return command;
    }

    /** Runs a class of this very program. */
    public List<String> ofClass(Class<?> main, List<String> arguments) {
        List<String> command = java(main.getSimpleName());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }

    /** A large heap has its size from the start, since growing to it would take full collections. */
    private int firstMebibytes() {
        return heapMebibytes > HEAP_MEBIBYTES ? heapMebibytes : FIRST_MEBIBYTES;
    }

    private List<String> java(String name) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms" + firstMebibytes() + "m",
                "-Xmx" + heapMebibytes + "m",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archives.resolve(name + ".jsa"),
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-Djava.net.preferIPv4Stack=true"));
        command.addAll(FLAGS);
        if (brief) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        return command;
    }
}
