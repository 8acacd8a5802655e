package dev.lockstep.platform.observe.files;

import dev.lockstep.platform.local.PlatformDescription;
import dev.lockstep.platform.local.PlatformDescription.Part;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/** A folder with all that Prometheus is to know of one platform. */
public record PrometheusFolder(Path path) {

    private static final List<String> AS_THEY_ARE = List.of("prometheus.yaml", "rules.yaml");

    /** With the rules of the source tree {@code build}, and the addresses that the services have this time. */
    public static PrometheusFolder prepare(Path build, Path folder, PlatformDescription platform) throws IOException {
        Path targets = Files.createDirectories(folder.resolve("targets"));
        for (String name : AS_THEY_ARE) {
            Files.copy(
                    build.resolve("monitoring/prometheus").resolve(name),
                    folder.resolve(name),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(targets.resolve("edge.json"), targets(platform.edges()));
        Files.writeString(targets.resolve("render.json"), targets(platform.renders()));
        Files.writeString(targets.resolve("deploy.json"), targets(List.of(platform.deploy())));
        return new PrometheusFolder(folder);
    }

    public Path configuration() {
        return path.resolve("prometheus.yaml");
    }

    public Path data() {
        return path.resolve("data");
    }

    private static String targets(List<Part> services) {
        return services.stream()
                .map(service -> "\"" + URI.create(service.operations()).getAuthority() + "\"")
                .collect(Collectors.joining(", ", "[{\"targets\": [", "]}]\n"));
    }
}
