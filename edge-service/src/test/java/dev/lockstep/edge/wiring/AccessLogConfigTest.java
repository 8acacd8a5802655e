package dev.lockstep.edge.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.edge.access.AccessFormat;
import dev.lockstep.edge.access.LogDestination;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessLogConfigTest {

    @Test
    void thereIsNoLogUnlessSomebodyWantsOne() {
        AccessLogConfig config = read(Map.of());

        assertThat(config.accessLog()).isEqualTo(new LogDestination.Off());
        assertThat(config.accessLogFormat()).isEqualTo(AccessFormat.JSON);
    }

    @Test
    void itGoesWhereItIsSaidToGo() {
        AccessLogConfig config = read(Map.of(
                "lockstep.edge.access-log", "/var/log/access.log", "lockstep.edge.access-log-format", "combined"));

        assertThat(config.accessLog()).isEqualTo(new LogDestination.File(Path.of("/var/log/access.log")));
        assertThat(config.accessLogFormat()).isEqualTo(AccessFormat.COMBINED);
    }

    @Test
    void whatIsNoPlaceIsRefusedByTheSettingsName() {
        assertThatThrownBy(() -> read(Map.of("lockstep.edge.access-log", "on")))
                .hasMessageContaining("lockstep.edge.access-log")
                .hasMessageContaining("neither off, stdout nor a path that begins with a slash: on");
    }

    private static AccessLogConfig read(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(AccessLogConfig.class)
                .withSources(new PropertiesConfigSource(settings, "settings", 100))
                .build()
                .getConfigMapping(AccessLogConfig.class);
    }
}
