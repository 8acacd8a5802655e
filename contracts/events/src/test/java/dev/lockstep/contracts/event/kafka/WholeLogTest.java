package dev.lockstep.contracts.event.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

class WholeLogTest extends ReadLog {

    private final WholeLog log = new WholeLog(TOPIC, consumers::getFirst);
    private final List<String> taken = new ArrayList<>();

    @Test
    void eachPartitionIsReadFromWhereItIsAskedForToItsEnd() throws IOException {
        // Given
        MockConsumer<String, byte[]> consumer = consumer(2, 3);
        consumer.schedulePollTask(() -> {
            consumer.addRecord(record(FIRST, 0, "a", value()));
            consumer.addRecord(record(FIRST, 1, "b", value()));
            consumer.addRecord(record(SECOND, 1, "before", value()));
            consumer.addRecord(record(SECOND, 2, "c", value()));
        });

        // When
        Map<Integer, Long> ends = log.read(Map.of(1, 2L), record -> taken.add(record.key()));

        // Then
        assertThat(taken).hasSize(3).contains("c").containsSubsequence("a", "b");
        assertThat(ends).containsExactlyInAnyOrderEntriesOf(Map.of(0, 2L, 1, 3L));
        assertThat(consumer.closed()).isTrue();
    }

    /** A backup may be newer than the log. */
    @Test
    void whatIsAskedForBeyondTheEndIsNotWaitedFor() throws IOException {
        MockConsumer<String, byte[]> _ = consumer(0, 0);

        assertThat(log.read(Map.of(0, 7L), record -> taken.add(record.key()))).containsEntry(0, 0L);
        assertThat(taken).isEmpty();
    }

    @Test
    void whoeverTakesMayEndIt() {
        MockConsumer<String, byte[]> consumer = consumer(1, 0);
        consumer.schedulePollTask(() -> consumer.addRecord(record(FIRST, 0, "a", value())));

        assertThatThrownBy(() -> log.read(Map.of(), _ -> {
                    throw new IOException("that is a later version's");
                }))
                .hasMessage("that is a later version's");
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void aLogThatCannotBeReadIsNamed() {
        MockConsumer<String, byte[]> consumer = consumer(1, 0);
        consumer.schedulePollTask(() -> consumer.setPollException(new KafkaException("not let in")));

        assertThatThrownBy(() -> log.read(Map.of(), _ -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("lockstep.sites cannot be read");
    }
}
