package dev.lockstep.edge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LogDestinationTest {

    @Test
    void itIsOffOrAStreamOrAFile() {
        assertThat(LogDestination.of("off")).isEqualTo(new LogDestination.Off());
        assertThat(LogDestination.of("stdout")).isEqualTo(new LogDestination.StandardOutput());
        assertThat(LogDestination.of("/var/log/a")).isEqualTo(new LogDestination.File(Path.of("/var/log/a")));
    }

    @Test
    void whatMayBeAMistakeIsNoFile() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogDestination.of("on"))
                .withMessage("neither off, stdout nor a path that begins with a slash: on");
    }
}
