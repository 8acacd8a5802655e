package dev.lockstep.render.request.kafka;

import dev.lockstep.contracts.event.PageEvent;
import dev.lockstep.contracts.event.kafka.DeadLetter;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.render.request.Announcer;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Announces on Kafka, durably before it returns. */
public final class KafkaAnnouncer implements Announcer {

    private final Producer<String, byte[]> producer;
    private final String source;
    private final Clock clock;
    private final LongAdder deadLetters = new LongAdder();

    public KafkaAnnouncer(Producer<String, byte[]> producer, String worker, Clock clock) {
        this.producer = producer;
        this.source = "/workers/" + worker;
        this.clock = clock;
    }

    @Override
    public void announce(PageEvent event) throws IOException, InterruptedException {
        String id = UUID.randomUUID().toString();
        send(EventRecords.record(event, Envelope.of(event, id, source, clock.instant())));
    }

    /** As it was; or, where that is more than a record holds, as much of it as is. */
    void setAside(ConsumerRecord<String, byte[]> record, String reason) throws IOException, InterruptedException {
        try {
            send(DeadLetter.of(record, reason));
        } catch (IOException failure) {
            if (!DeadLetter.isTooLarge(failure)) {
                throw failure;
            }
            send(DeadLetter.cut(record, reason));
        }
        deadLetters.increment();
    }

    /** How many records were set aside. */
    public long deadLetters() {
        return deadLetters.sum();
    }

    private void send(ProducerRecord<String, byte[]> record) throws IOException, InterruptedException {
        try {
            var _ = producer.send(record).get();
        } catch (ExecutionException failure) {
            throw new IOException("nothing reached " + record.topic(), failure.getCause());
        }
    }
}
