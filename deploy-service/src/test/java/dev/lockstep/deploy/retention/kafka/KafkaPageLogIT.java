package dev.lockstep.deploy.retention.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.json.EventType;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.OrderedProducer;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.WithoutRelay;
import dev.lockstep.deploy.retention.PageLog;
import dev.lockstep.deploy.retention.PageLogContract;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;

@QuarkusTest
@TestProfile(WithoutRelay.class)
@QuarkusTestResource(OnBackbone.class)
class KafkaPageLogIT extends PageLogContract {
    @Inject
    PageLog log;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Override
    protected PageLog log() {
        return log;
    }

    @Override
    protected void announce(PageRevalidated page) throws IOException {
        Envelope envelope = Envelope.of(page, UUID.randomUUID().toString(), "/test", page.renderedAt());
        send(EventRecords.record(page, envelope));
    }

    @Override
    protected void announceUnreadable(PageId page) throws IOException {
        var record = new ProducerRecord<>(Topic.PAGES.topicName(), page.text(), "{\"bodies\": []}".getBytes(UTF_8));
        record.headers().add("ce_type", EventType.PAGE_REVALIDATED.type().getBytes(UTF_8));
        send(record);
    }

    private void send(ProducerRecord<String, byte[]> record) throws IOException {
        try (var producer = OrderedProducer.create(kafka)) {
            var _ = producer.send(record).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IOException(failure);
        }
    }
}
