package dev.lockstep.deploy.history.kafka;

import dev.lockstep.contracts.event.PageEvent;
import dev.lockstep.contracts.event.json.Decoded;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.deploy.history.Lesson;
import dev.lockstep.deploy.history.PageHistory;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Reads both logs of pages batch by batch, shared between all processes. Without the database it tries for ever; a batch
 * that comes twice changes nothing. What cannot be read is left to edges, which set it aside.
 */
@ApplicationScoped
class PageHistoryChannel {
    private static final System.Logger LOG = System.getLogger(PageHistoryChannel.class.getName());

    private final PageHistory history;

    PageHistoryChannel(PageHistory history) {
        this.history = history;
    }

    @Incoming("page-history")
    @Blocking
    @Retry(maxRetries = -1, delay = 1, delayUnit = ChronoUnit.SECONDS, maxDuration = 0)
    void receive(ConsumerRecords<String, byte[]> batch) {
        try {
            history.learn(lesson(batch));
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.WARNING, "history is tried again records=" + batch.count(), failure);
            throw failure;
        }
    }

    private static Lesson lesson(ConsumerRecords<String, byte[]> batch) {
        Lesson.Notes notes = new Lesson.Notes();
        for (ConsumerRecord<String, byte[]> record : batch) {
            if (record.value() == null) {
                notes.withdrawn(record.key());
            } else if (EventRecords.read(record.headers(), record.value()) instanceof Decoded.Known(PageEvent event)) {
                notes.stated(event);
            }
        }
        return notes.lesson();
    }
}
