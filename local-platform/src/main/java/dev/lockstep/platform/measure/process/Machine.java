package dev.lockstep.platform.measure.process;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** This machine and how busy it is, in half a line; nothing that names it. */
public final class Machine {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final double BYTES_PER_GIB = 1L << 30;

    private Machine() {}

    public static String described() throws IOException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return "%d cores%s, %.0f GiB, %s, JDK %s, load average %.0f"
                .formatted(
                        system.getAvailableProcessors(),
                        model(),
                        system.getTotalMemorySize() / BYTES_PER_GIB,
                        system.getName(),
                        Runtime.version(),
                        system.getSystemLoadAverage());
    }

    private static String model() throws IOException {
        if (!Files.exists(PROCESSORS)) {
            return "";
        }
        return Files.readAllLines(PROCESSORS).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> " (" + line.substring(line.indexOf(':') + 1).strip() + ")")
                .findFirst()
                .orElse("");
    }
}
