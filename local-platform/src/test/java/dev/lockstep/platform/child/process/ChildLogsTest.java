package dev.lockstep.platform.child.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildLogsTest {

    private final Path directory;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    ChildLogsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void everyLineComesWholeWithTheNameOfItsProcess() throws IOException, InterruptedException {
        try (Children children = Children.in(directory)) {
            ChildProcess child = children.start("child", List.of("sleep", "600"), () -> true);
            log(child, "from before\n");
            try (ChildLogs _ = ChildLogs.follow(List.of(child), lines::add)) {
                // When bytes come that are no text, and half a line
                log(child, "caf\u00e9 \u00ff\u00fe\n");
                assertThat(lines.take()).startsWith("child | caf");
                log(child, "one\ntw");
                assertThat(lines.take()).isEqualTo("child | one");
                log(child, "o\nthree\n");
                // Then nothing of what follows is lost
                assertThat(lines.take()).isEqualTo("child | two");
                assertThat(lines.take()).isEqualTo("child | three");
            }
        }
    }

    private static void log(ChildProcess child, String text) throws IOException {
        Files.writeString(child.log(), text, ISO_8859_1, StandardOpenOption.APPEND);
    }
}
