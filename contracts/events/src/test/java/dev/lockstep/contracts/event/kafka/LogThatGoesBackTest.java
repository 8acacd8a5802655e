package dev.lockstep.contracts.event.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

/** What is read of a log that loses something. */
class LogThatGoesBackTest extends ReadLog {

    private final LogReader reader = new LogReader(TOPIC, consumers::removeFirst, new Recorder());
    private String logThere = "one";
    private final ToldLog toldLog = new ToldLog();
    private long now;

    @Test
    void aLogThatWasMadeAnewIsReadFromItsBeginningHoweverLongItIs() {
        // Given a reader that has read one record, and loses Kafka
        MockConsumer<String, byte[]> failing = consumer(1, 0);
        failing.schedulePollTask(() -> failing.addRecord(record(FIRST, 0, "a", value())));
        failing.schedulePollTask(() -> {
            logThere = "another";
            failing.setPollException(new KafkaException("broker is gone"));
        });

        // When there is another log of that name afterwards, which is longer
        MockConsumer<String, byte[]> next = consumer(2, 0);
        LogReader recognizing = reader.of(() -> Optional.of(logThere));
        next.schedulePollTask(() -> {
            next.addRecord(record(FIRST, 0, "other", value()));
            next.addRecord(record(FIRST, 1, "more", value()));
        });
        next.schedulePollTask(recognizing::close);
        recognizing.run();

        // Then nothing of it is left out
        assertThat(told)
                .containsSubsequence(
                        "reads one", "a stated", "went back", "reads another", "other stated", "more stated")
                .endsWith("up to {0=2, 1=0}");
    }

    @Test
    void aLossIsToldUntilItWasHeard() {
        // Given a log that is made anew, and a listener that fails when it is told
        MockConsumer<String, byte[]> consumer = consumer(0, 0);
        LogReader confirming = LogReader.confirming(TOPIC, consumers::removeFirst, new Recorder(), () -> now)
                .of(() -> Optional.of(logThere));
        consumer.schedulePollTask(() -> logThere = "another");
        lossesNotHeard = 1;
        var _ = consumer(0, 0);
        MockConsumer<String, byte[]> next = consumer(0, 0);
        next.schedulePollTask(() -> now = 1_000_000_000);
        next.schedulePollTask(confirming::close);

        // When
        confirming.run();

        // Then it is told again, and nothing is confirmed before
        assertThat(told)
                .filteredOn(line -> !line.startsWith("up to"))
                .containsExactly(
                        "reads one",
                        "caught up",
                        "not heard that it went back",
                        "went back",
                        "reads another",
                        "confirmed at 1000000000");
    }

    @Test
    void aLogThatHasBecomeShorterIsReadFromItsBeginning() {
        // Given a reader that has read two records
        MockConsumer<String, byte[]> first = consumer(2, 0);
        LogReader confirming = LogReader.confirming(TOPIC, consumers::removeFirst, new Recorder(), () -> now)
                .of(() -> Optional.of(logThere));
        first.schedulePollTask(() -> {
            first.addRecord(record(FIRST, 0, "a", value()));
            first.addRecord(record(FIRST, 1, "b", value()));
        });

        // When the log ends after one
        first.schedulePollTask(() -> {
            now += 1_000_000_000;
            first.updateEndOffsets(new HashMap<>(Map.of(FIRST, 1L, SECOND, 0L)));
        });
        MockConsumer<String, byte[]> next = consumer(1, 0);
        next.schedulePollTask(() -> next.addRecord(record(FIRST, 0, "a", value())));
        next.schedulePollTask(confirming::close);
        confirming.run();

        // Then it is read again
        assertThat(told).containsSubsequence("a stated", "b stated", "went back", "a stated", "up to {0=1, 1=0}");
    }

    @Test
    void aLogInWhichKafkasClientGoesBackIsReadFromItsBeginning() {
        // Given a reader that has read two records, of which the second is lost unseen, and another written in its
        // place
        MockConsumer<String, byte[]> first = consumer(2, 0);
        LogReader recognizing = reader.of(() -> Optional.of(logThere));
        first.schedulePollTask(() -> {
            first.addRecord(record(FIRST, 0, "a", value()));
            first.addRecord(record(FIRST, 1, "b", value()));
        });
        first.schedulePollTask(() -> {
            first.seek(FIRST, 1);
            first.addRecord(record(FIRST, 1, "other", value()));
        });

        // When
        MockConsumer<String, byte[]> next = consumer(2, 0);
        next.schedulePollTask(() -> {
            next.addRecord(record(FIRST, 0, "a", value()));
            next.addRecord(record(FIRST, 1, "other", value()));
        });
        next.schedulePollTask(recognizing::close);
        recognizing.run();

        // Then whoever listens is told before anything that comes after
        assertThat(told)
                .filteredOn(line -> !line.startsWith("up to"))
                .containsExactly(
                        "reads one",
                        "a stated",
                        "b stated",
                        "caught up",
                        "went back",
                        "reads one",
                        "a stated",
                        "other stated");
    }

    @Test
    void nothingIsConfirmedOfALogThatIsNotThereAnyMore() {
        // Given a log that another takes the place of just before it would be confirmed
        MockConsumer<String, byte[]> consumer = consumer(0, 0);
        LogReader confirming = LogReader.confirming(TOPIC, consumers::removeFirst, new Recorder(), () -> now)
                .of(() -> Optional.of(logThere));
        consumer.schedulePollTask(() -> logThere = "another");
        MockConsumer<String, byte[]> next = consumer(0, 0);
        next.schedulePollTask(() -> now = 1_000_000_000);
        next.schedulePollTask(confirming::close);

        // When
        confirming.run();

        // Then the other one is confirmed, and only that
        assertThat(told)
                .filteredOn(line -> !line.startsWith("up to"))
                .containsExactly("reads one", "caught up", "went back", "reads another", "confirmed at 1000000000");
    }

    @Test
    void aLogThatIsMissedAndFoundAgainIsReadOn() {
        // Given a reader that has read one record
        MockConsumer<String, byte[]> consumer = consumer(1, 0);
        LogReader confirming = confirming();
        consumer.schedulePollTask(() -> consumer.addRecord(record(FIRST, 0, "a", value())));

        // When Kafka says for a while that there is no such log, and then that there is
        for (int look = 0; look < 4; look++) {
            consumer.schedulePollTask(() -> looks(toldLog::isGone));
        }
        consumer.schedulePollTask(() -> {
            looks(() -> toldLog.is("one"));
            consumer.updateEndOffsets(new HashMap<>(Map.of(FIRST, 2L, SECOND, 0L)));
            consumer.addRecord(record(FIRST, 1, "b", value()));
        });
        consumer.schedulePollTask(confirming::close);
        confirming.run();

        // Then it was told once, and nothing is read twice
        assertThat(told)
                .filteredOn(line -> !line.startsWith("up to") && !line.startsWith("confirmed"))
                .containsExactly("reads one", "a stated", "caught up", "missed", "b stated", "found again");
    }

    @Test
    void aLogThatIsMissedAndMadeAnewIsReadFromItsBeginning() {
        // Given a log that is missed
        MockConsumer<String, byte[]> consumer = consumer(0, 0);
        LogReader confirming = confirming();
        for (int look = 0; look < 4; look++) {
            consumer.schedulePollTask(() -> looks(toldLog::isGone));
        }

        // When
        consumer.schedulePollTask(() -> looks(() -> toldLog.is("another")));
        MockConsumer<String, byte[]> next = consumer(0, 0);
        next.schedulePollTask(confirming::close);
        confirming.run();

        // Then it is not taken for the one that was missed
        assertThat(told)
                .filteredOn(line -> !line.startsWith("up to") && !line.startsWith("confirmed"))
                .containsExactly("reads one", "caught up", "missed", "went back", "reads another");
    }

    private LogReader confirming() {
        return LogReader.confirming(TOPIC, consumers::removeFirst, new Recorder(), () -> now)
                .of(toldLog);
    }

    /** What Kafka says from here on, when it is asked next. */
    private void looks(Runnable henceforth) {
        henceforth.run();
        now += 2_000_000_000;
    }
}
