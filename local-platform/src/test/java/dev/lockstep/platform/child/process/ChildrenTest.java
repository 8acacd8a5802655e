package dev.lockstep.platform.child.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.platform.child.ChildFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildrenTest {

    private static final List<String> SLEEPER = List.of("sleep", "600");

    private final Path directory;

    ChildrenTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void closingEndsEveryChild() throws IOException {
        ChildProcess first;
        ChildProcess second;
        try (Children children = Children.in(directory)) {
            first = children.start("first", SLEEPER, () -> true);
            second = children.start("second", SLEEPER, () -> true);
            assertThat(first.isAlive() && second.isAlive()).isTrue();
        }

        assertThat(first.isAlive() || second.isAlive()).isFalse();
        assertThat(directory.resolve("pids")).isEmptyDirectory();
    }

    @Test
    void aRestartedChildIsAnotherProcess() throws IOException {
        try (Children children = Children.in(directory)) {
            ChildProcess child = children.start("child", SLEEPER, () -> true);
            long before = child.pid();

            child.restart();

            assertThat(child.isAlive()).isTrue();
            assertThat(child.pid()).isNotEqualTo(before);
            assertThat(ProcessHandle.of(before)).isEmpty();
        }
    }

    @Test
    void whoIsKilledIsGoneWithAllThatItHasStarted() throws IOException {
        String mourner = "(while kill -0 $$; do sleep 0.1; done; touch mourned) & touch begun; sleep 600";
        try (Children children = Children.in(directory)) {
            List<String> command = List.of("sh", "-c", "cd '" + directory + "'; " + mourner);
            ChildProcess child = children.start("child", command, () -> Files.exists(directory.resolve("begun")));
            child.awaitReady();

            child.kill();

            assertThat(directory.resolve("mourned")).exists();
        }
    }

    @Test
    void aChildThatEndsInsteadOfGettingReadyShowsItsLog() throws IOException {
        try (Children children = Children.in(directory)) {
            ChildProcess child =
                    children.start("child", List.of("sh", "-c", "echo the disk is full; exit 3"), () -> false);

            assertThatThrownBy(child::awaitReady)
                    .isInstanceOf(ChildFailedException.class)
                    .hasMessageContaining("child ended with code 3")
                    .hasMessageContaining("the disk is full");
        }
    }

    @Test
    @Timeout(60)
    void aPausedChildDoesNothingUntilItIsResumed() throws IOException {
        try (Children children = Children.in(directory)) {
            ChildProcess child = children.start("child", SLEEPER, () -> true);
            child.pause();
            awaitStopped(child, true);
            child.resume();
            awaitStopped(child, false);
        }
    }

    @Test
    void whatAKilledParentLeftBehindIsKilled() throws IOException {
        Process left = new ProcessBuilder(SLEEPER).start();
        new PidFiles(Files.createDirectories(directory.resolve("pids"))).write("left", left.pid());

        Children.in(directory).close();

        assertThat(left.isAlive()).isFalse();
    }

    @Test
    void aStrangerWithTheSamePidIsLeftAlone() throws IOException {
        Process stranger = new ProcessBuilder(SLEEPER).start();
        Path pids = Files.createDirectories(directory.resolve("pids"));
        Files.writeString(pids.resolve("old"), stranger.pid() + " 2001-01-01T00:00:00Z\n");

        Children.in(directory).close();

        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "4 ", "x 2001-01-01T00:00:00Z\n"})
    void aNoteThatWasNotWrittenToItsEndNamesNobody(String note) throws IOException {
        Path pids = Files.createDirectories(directory.resolve("pids"));
        Files.writeString(pids.resolve("cut"), note);
        assertThat(new PidFiles(pids).killLeftovers()).isEmpty();
        assertThat(pids).isEmptyDirectory();
    }

    @Test
    void noChildOutlivesAParentThatIsKilled() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        directory.toString())
                .start();
        long child = Long.parseLong(parent.inputReader().readLine());
        assertThat(ProcessHandle.of(child)).isPresent();

        parent.destroyForcibly().waitFor();

        ProcessHandle.of(child).ifPresent(handle -> handle.onExit().join());
        assertThat(ProcessHandle.of(child)).isEmpty();
    }

    /** Signals arrive when the system sees fit, not when they are sent. */
    private static void awaitStopped(ChildProcess child, boolean stopped) throws IOException {
        while (stateOf(child).equals("T") != stopped) {
            Thread.onSpinWait();
        }
    }

    private static String stateOf(ChildProcess child) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(child.pid()), "stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).substring(0, 1);
    }

    /** Starts a child, tells its pid and waits to be killed. */
    static final class Parent {

        public static void main(String[] arguments) throws IOException {
            ChildProcess child = Children.in(Path.of(arguments[0])).start("child", SLEEPER, () -> true);
            System.out.println(child.pid());
            System.in.read();
        }
    }
}
