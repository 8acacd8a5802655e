package dev.lockstep.contracts.event.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    @Test
    void aRecordIsSetAsideAsItWas() {
        ConsumerRecord<String, byte[]> poison = poison("k", 10);
        poison.headers().add("ce_id", "1".getBytes(UTF_8));

        ProducerRecord<String, byte[]> letter = DeadLetter.of(poison, "no reason");

        assertThat(letter.key()).isEqualTo("k");
        assertThat(letter.value()).isEqualTo(poison.value());
        assertThat(header(letter, "ce_id")).isEqualTo("1");
        assertThat(header(letter, DeadLetter.REASON)).isEqualTo("no reason");
        assertThat(header(letter, DeadLetter.ORIGIN)).isEqualTo("lockstep.commands-2@7");
        assertThat(letter.headers().lastHeader(DeadLetter.CUT)).isNull();
    }

    /** Whatever of it is large: the key, the value, a header, many headers, or the reason. */
    @Test
    void whatIsTooLargeIsCutAndSaysSo() {
        ConsumerRecord<String, byte[]> poison = poison("k".repeat(1_000_000), 1_000_000);
        poison.headers().add("ce_id", "1".getBytes(UTF_8)).add("ce_source", new byte[1_000_000]);
        for (int more = 0; more < 10_000; more++) {
            poison.headers().add("more", new byte[100]);
        }

        ProducerRecord<String, byte[]> letter = DeadLetter.cut(poison, "r".repeat(1_000_000));

        assertThat(size(letter)).isLessThan(100_000);
        assertThat(poison.key()).startsWith(letter.key().substring(0, 1_000));
        assertThat(header(letter, "ce_id")).isEqualTo("1");
        assertThat(header(letter, DeadLetter.ORIGIN)).isEqualTo("lockstep.commands-2@7");
        assertThat(header(letter, DeadLetter.CUT)).isEqualTo("1000000");
    }

    @Test
    void aRecordThatIsTooLargeIsKnownByTheCauseOfItsFailure() {
        assertThat(DeadLetter.isTooLarge(new ExecutionException(new RecordTooLargeException("too large"))))
                .isTrue();
        assertThat(DeadLetter.isTooLarge(new ExecutionException(new TimeoutException("away"))))
                .isFalse();
    }

    private static ConsumerRecord<String, byte[]> poison(String key, int bytes) {
        return new ConsumerRecord<>(Topic.COMMANDS.topicName(), 2, 7, key, new byte[bytes]);
    }

    private static String header(ProducerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static int size(ProducerRecord<String, byte[]> record) {
        int size = record.key().length() + record.value().length;
        for (Header header : record.headers()) {
            size += header.key().length() + header.value().length;
        }
        return size;
    }
}
