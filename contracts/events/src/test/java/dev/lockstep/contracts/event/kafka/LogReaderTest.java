package dev.lockstep.contracts.event.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class LogReaderTest extends ReadLog {

    private final LogReader reader = new LogReader(TOPIC, consumers::removeFirst, new Recorder());
    private long now;

    @Test
    void anEmptyLogIsCaughtUpWithAtOnce() {
        MockConsumer<String, byte[]> consumer = consumer(0, 0);
        consumer.schedulePollTask(reader::close);

        reader.run();

        assertThat(told).containsExactly("up to {0=0, 1=0}", "caught up");
    }

    @Test
    void caughtUpComesAfterAllThatTheLogHeldAtTheStart() {
        MockConsumer<String, byte[]> consumer = consumer(2, 1);
        consumer.schedulePollTask(() -> {
            consumer.addRecord(record(FIRST, 0, "a", value()));
            consumer.addRecord(record(FIRST, 1, "b", null));
        });
        consumer.schedulePollTask(() -> consumer.addRecord(record(SECOND, 0, "c", value())));
        consumer.schedulePollTask(() -> consumer.addRecord(record(SECOND, 1, "later", value())));
        consumer.schedulePollTask(reader::close);

        reader.run();

        assertThat(told)
                .containsExactly(
                        "up to {0=0, 1=0}",
                        "a stated",
                        "b withdrawn",
                        "up to {0=2, 1=0}",
                        "c stated",
                        "up to {0=2, 1=1}",
                        "caught up",
                        "later stated",
                        "up to {0=2, 1=2}");
    }

    @Test
    void aLongBatchIsHandedOverInItsOrder() {
        MockConsumer<String, byte[]> consumer = consumer(2_000, 0);
        consumer.schedulePollTask(() -> {
            for (int offset = 0; offset < 2_000; offset++) {
                consumer.addRecord(record(FIRST, offset, "page " + offset, value()));
            }
        });
        consumer.schedulePollTask(reader::close);

        reader.run();

        assertThat(told)
                .filteredOn(line -> line.endsWith("stated"))
                .isEqualTo(IntStream.range(0, 2_000)
                        .mapToObj(offset -> "page " + offset + " stated")
                        .toList());
    }

    @Test
    void afterAFailureReadingGoesOnWhereItWas() {
        MockConsumer<String, byte[]> failing = consumer(1, 0);
        failing.schedulePollTask(() -> failing.addRecord(record(FIRST, 0, "a", value())));
        failing.schedulePollTask(() -> failing.setPollException(new KafkaException("broker is gone")));
        MockConsumer<String, byte[]> next = consumer(2, 0);
        next.schedulePollTask(() -> next.addRecord(record(FIRST, 1, "b", value())));
        next.schedulePollTask(reader::close);

        reader.run();

        assertThat(told).filteredOn(line -> line.endsWith("stated")).containsExactly("a stated", "b stated");
        assertThat(told).filteredOn("caught up"::equals).hasSize(1);
    }

    @Test
    void aRecordAtWhichTheListenerFailedIsHandedOverAgain() {
        failuresToCome = 1;
        MockConsumer<String, byte[]> failing = consumer(1, 0);
        failing.schedulePollTask(() -> failing.addRecord(record(FIRST, 0, "a", value())));
        MockConsumer<String, byte[]> next = consumer(1, 0);
        next.schedulePollTask(() -> next.addRecord(record(FIRST, 0, "a", value())));
        next.schedulePollTask(reader::close);

        reader.run();

        assertThat(told).containsSubsequence("a failed", "a stated", "caught up");
    }

    @Test
    void aReaderOfSignalsBeginsAtTheEnd() {
        MockConsumer<String, byte[]> consumer = consumer(2, 0);
        LogReader signals = LogReader.fromNow(TOPIC, consumers::removeFirst, new Recorder());
        consumer.schedulePollTask(() -> {
            consumer.addRecord(record(FIRST, 1, "before", value()));
            consumer.addRecord(record(FIRST, 2, "after", value()));
        });
        consumer.schedulePollTask(signals::close);

        signals.run();

        assertThat(told).containsExactly("up to {0=2, 1=0}", "caught up", "after stated", "up to {0=3, 1=0}");
    }

    @Test
    void aRecordThatCannotBeReadIsHandedOverWhole() {
        MockConsumer<String, byte[]> consumer = consumer(1, 0);
        consumer.schedulePollTask(() -> consumer.addRecord(record(FIRST, 0, "a", "{".getBytes(UTF_8))));
        consumer.schedulePollTask(reader::close);

        reader.run();

        assertThat(told).contains("lockstep.sites-0@0 malformed");
    }

    @Test
    void theEndIsConfirmedAsOfTheMomentBeforeItWasAskedFor() {
        // Given a log that has two records more than were handed over when its end is asked for at 7
        now = 7;
        MockConsumer<String, byte[]> consumer = consumer(0, 0);
        LogReader confirming = LogReader.confirming(TOPIC, consumers::removeFirst, new Recorder(), () -> now);
        consumer.schedulePollTask(() -> consumer.updateEndOffsets(new HashMap<>(Map.of(FIRST, 1L, SECOND, 1L))));
        consumer.schedulePollTask(() -> {
            now = 8;
            consumer.addRecord(record(FIRST, 0, "a", value()));
        });
        consumer.schedulePollTask(() -> consumer.addRecord(record(SECOND, 0, "b", value())));
        consumer.schedulePollTask(confirming::close);

        // When
        confirming.run();

        // Then nothing is confirmed before both were handed over, and then as of 7
        assertThat(told)
                .containsExactly(
                        "up to {0=0, 1=0}",
                        "caught up",
                        "a stated",
                        "up to {0=1, 1=0}",
                        "b stated",
                        "up to {0=1, 1=1}",
                        "confirmed at 7");
    }
}
