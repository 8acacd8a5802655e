package dev.lockstep.edge.access.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.edge.access.LineSink;
import dev.lockstep.edge.access.LineSinkContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest extends LineSinkContract {

    @TempDir
    private Path folder;

    private Path log;

    @BeforeEach
    void name() {
        log = folder.resolve("access.log");
    }

    @Override
    protected LineSink sink() throws IOException {
        return new LogFile(log);
    }

    @Override
    protected String written() throws IOException {
        return Files.readString(log);
    }

    @Test
    void whatIsThereStays() throws IOException {
        write("before\n");
        write("after\n");

        assertThat(log).hasContent("before\nafter\n");
    }

    @Test
    void aFileThatWasRenamedIsFollowedByAnother() throws IOException {
        try (LineSink file = sink()) {
            file.write(bytes("one\n"));
            Path rotated = Files.move(log, folder.resolve("access.log.1"));
            file.write(bytes("two\n"));

            assertThat(rotated).hasContent("one\n");
            assertThat(log).hasContent("two\n");
        }
    }

    @Test
    void aFileThatSomebodyElsePutThereIsWrittenTo() throws IOException {
        try (LineSink file = sink()) {
            file.write(bytes("one\n"));
            Path rotated = Files.move(log, folder.resolve("access.log.1"));
            Files.createFile(log);
            file.write(bytes("two\n"));

            assertThat(rotated).hasContent("one\n");
            assertThat(log).hasContent("two\n");
        }
    }

    @Test
    void aFileThatWasEmptiedBeginsAnew() throws IOException {
        try (LineSink file = sink()) {
            file.write(bytes("one\n"));
            Files.write(log, new byte[0]);
            file.write(bytes("two\n"));

            assertThat(log).hasContent("two\n");
        }
    }

    @Test
    void aFolderThatIsMissingForAWhileIsAskedForAgain() throws IOException {
        Path missing = Files.createDirectory(folder.resolve("logs"));
        log = missing.resolve("access.log");
        try (LineSink file = sink()) {
            Path away = Files.move(missing, folder.resolve("away"));
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> file.write(bytes("lost\n")));
            Path _ = Files.move(away, missing);

            file.write(bytes("one\n"));

            assertThat(log).hasContent("one\n");
        }
    }

    @Test
    void aFolderThatIsNotThereIsToldAtOnce() {
        log = folder.resolve("missing/access.log");

        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(this::sink);
    }

    private void write(String lines) throws IOException {
        try (LineSink file = sink()) {
            file.write(bytes(lines));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }
}
