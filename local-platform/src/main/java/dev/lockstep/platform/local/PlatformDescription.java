package dev.lockstep.platform.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A running platform, told to scripts: the content of {@code platform.json}. */
record PlatformDescription(
        String api,
        String token,
        String domain,
        Part deploy,
        List<Part> edges,
        List<Part> renders,
        String kafka,
        String postgres,
        String blobs) {

    /** One service. */
    record Part(String name, String url, String operations, long pid, String log) {
        static Part of(Service service) {
            return new Part(
                    service.process().name(),
                    service.url().toString(),
                    service.operations().toString(),
                    service.process().pid(),
                    service.process().log().toString());
        }
    }

    static PlatformDescription of(LocalPlatform platform) {
        return new PlatformDescription(
                platform.api().toString(),
                platform.token(),
                platform.domain(),
                Part.of(platform.deploy()),
                platform.edges().stream().map(Part::of).toList(),
                platform.renders().stream().map(Part::of).toList(),
                platform.kafkaServers(),
                platform.postgresUrl(),
                platform.blobs().toString());
    }

    void writeTo(Path file) throws IOException {
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
    }
}
