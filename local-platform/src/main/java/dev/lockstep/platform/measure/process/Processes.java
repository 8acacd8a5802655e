package dev.lockstep.platform.measure.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** What Linux tells of running processes, see proc(5). */
public final class Processes {

    private static final String RESIDENT = "VmRSS:";
    private static final double KIB_PER_MIB = 1024;

    private Processes() {}

    /** The resident set, in MiB, of a process and all that it has started. */
    public static double residentMebibytes(long pid) throws IOException {
        double kibibytes = 0;
        for (long each : tree(pid)) {
            kibibytes += residentKibibytes(each);
        }
        return kibibytes / KIB_PER_MIB;
    }

    /** What a Java process holds that is still in use, in bytes: asking makes it collect its garbage. */
    public static long liveHeapBytes(long pid) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process asked = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram").start();
        try (BufferedReader histogram = asked.inputReader()) {
            return histogram
                    .lines()
                    .filter(line -> line.startsWith("Total"))
                    .map(String::strip)
                    .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                    .findFirst()
                    .orElseThrow(() -> new IOException("jcmd told nothing of process " + pid));
        }
    }

    /** The processor time that a process has used so far, over all cores. */
    public static double busySeconds(long pid) {
        return ProcessHandle.of(pid)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1_000.0;
    }

    private static long[] tree(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .mapToLong(ProcessHandle::pid)
                .toArray();
    }

    private static long residentKibibytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith(RESIDENT))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
