package dev.lockstep.deploy.history.kafka;

import dev.lockstep.contracts.event.PageEvent;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.Visible;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.deploy.history.Lesson;
import dev.lockstep.deploy.transaction.Failures;
import dev.lockstep.deploy.transaction.SetAside;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Learns what records say. One that can never be learned is set aside and counted: what visitors ask for is in it, and none
 * of them may stop the history of every site. The page log has it still.
 */
final class Learner {
    private static final System.Logger LOG = System.getLogger(Learner.class.getName());

    private final Consumer<Lesson> history;
    private final Failures failures;
    private final SetAside aside;

    Learner(Consumer<Lesson> history, Failures failures, SetAside aside) {
        this.history = history;
        this.failures = failures;
        this.aside = aside;
    }

    /** Halves what fails, until what is left is what it fails by: of a thousand records that takes ten more lessons. */
    void learn(List<ConsumerRecord<String, byte[]>> records) {
        try {
            history.accept(lesson(records));
        } catch (RuntimeException failure) {
            if (!failures.stay(failure)) {
                throw failure;
            }
            if (records.size() == 1) {
                setAside(records.getFirst(), failure);
            } else {
                int half = records.size() / 2;
                learn(records.subList(0, half));
                learn(records.subList(half, records.size()));
            }
        }
    }

    private void setAside(ConsumerRecord<String, byte[]> record, RuntimeException failure) {
        aside.count(SetAside.From.PAGES);
        String place = record.topic() + "-" + record.partition() + "@" + record.offset();
        String reason = Visible.line(String.valueOf(failure.getMessage()));
        LOG.log(
                System.Logger.Level.WARNING,
                "record set aside that can never be learned place={0} reason={1}",
                place,
                reason);
    }

    private static Lesson lesson(List<ConsumerRecord<String, byte[]>> records) {
        Lesson.Notes notes = new Lesson.Notes();
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.value() == null) {
                Optional.ofNullable(record.key()).flatMap(PageId::parse).ifPresent(notes::withdrawn);
            } else if (EventRecords.read(record.headers(), record.value()) instanceof Decoded.Known(PageEvent event)) {
                notes.stated(event);
            }
        }
        return notes.lesson();
    }
}
