package dev.lockstep.edge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class QueuedLogTest {

    private static final int MOST = 10;

    private final MemoryLines lines = new MemoryLines();

    @Test
    void whatIsToldIsWrittenInItsOrder() {
        try (AccessLog log = new QueuedLog(AccessFormat.COMMON, lines, 1_000)) {
            tell(log, 0, 1_000);

            await().until(() -> targets().size() == 1_000);
        }
        assertThat(targets()).isEqualTo(numbers(0, 1_000));
    }

    @Test
    void whatWasToldBeforeItIsClosedIsWritten() {
        Stuck stuck = new Stuck(lines);
        AccessLog log = new QueuedLog(AccessFormat.COMMON, stuck, 1_000);
        tell(log, 0, 1_000);

        stuck.goOn();
        log.close();

        assertThat(targets()).isEqualTo(numbers(0, 1_000));
        assertThat(lines.isClosed()).isTrue();
    }

    @Test
    void nobodyWaitsForASlowFile() throws InterruptedException {
        Stuck stuck = new Stuck(lines);
        try (QueuedLog log = new QueuedLog(AccessFormat.COMMON, stuck, MOST)) {
            tell(log, 0, 1);
            stuck.awaitWrite();
            tell(log, 1, 1 + MOST);
            assertThat(log.dropped()).isZero();

            tell(log, 100, 107);

            assertThat(log.dropped()).isEqualTo(7);
            stuck.goOn();
            await().until(() -> targets().size() == 1 + MOST);
            tell(log, 200, 201);
            await().until(() -> targets().contains("/200"));
            assertThat(targets()).hasSize(1 + MOST + 1).doesNotContain("/100");
            assertThat(log.dropped()).isEqualTo(7);
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsTriedAgain() {
        try (QueuedLog log = new QueuedLog(AccessFormat.COMMON, lines, MOST)) {
            lines.isFull(true);
            tell(log, 0, 3);
            await().until(() -> log.dropped() == 3);

            lines.isFull(false);
            tell(log, 3, 4);

            await().until(() -> targets().equals(List.of("/3")));
        }
    }

    @Test
    void whoTellsWhileItIsClosedIsNotHeldUp() {
        QueuedLog log = new QueuedLog(AccessFormat.COMMON, lines, MOST);
        log.close();

        tell(log, 0, MOST + 5);

        assertThat(log.dropped()).isEqualTo(5);
    }

    private static void tell(AccessLog log, int from, int to) {
        numbers(from, to).forEach(target -> log.log(Accesses.of(target)));
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> "/" + number).toList();
    }

    private List<String> targets() {
        return lines.written().lines().map(line -> line.split(" ", -1)[6]).toList();
    }

    /** Takes nothing until it is told to go on. */
    private record Stuck(LineSink lines, CountDownLatch begun, CountDownLatch released) implements LineSink {

        Stuck(LineSink lines) {
            this(lines, new CountDownLatch(1), new CountDownLatch(1));
        }

        void awaitWrite() throws InterruptedException {
            begun.await();
        }

        void goOn() {
            released.countDown();
        }

        @Override
        public void write(byte[] more) throws IOException {
            begun.countDown();
            try {
                released.await();
            } catch (InterruptedException hurry) {
                throw new IOException(hurry);
            }
            lines.write(more);
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
