package dev.lockstep.deploy.retention.kafka;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PageId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.kafka.LogReader;
import dev.lockstep.contracts.event.kafka.OrderedProducer;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.contracts.event.kafka.TopicIds;
import dev.lockstep.contracts.event.kafka.WhichLog;
import dev.lockstep.contracts.event.kafka.WholeLog;
import dev.lockstep.deploy.retention.PageLog;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/** Reads with a consumer and writes with a producer of each run's own: between runs nothing is connected. */
@ApplicationScoped
class KafkaPageLog implements PageLog {
    private final Map<String, Object> kafka;
    private final WhichLog which;
    private final WholeLog log;

    KafkaPageLog(@Identifier("default-kafka-broker") Map<String, Object> kafka, TopicIds topics) {
        this.kafka = Map.copyOf(kafka);
        this.which = topics.of(Topic.PAGES);
        this.log = new WholeLog(Topic.PAGES, () -> LogReader.consumer(this.kafka));
    }

    @Override
    public List<Entry> read(Predicate<DeployId> isGone, Consumer<PageRevalidated> each) throws IOException {
        return which.throughout(() -> {
            PagesOnLog pages = new PagesOnLog(isGone, each);
            var _ = log.read(Map.of(), pages::take);
            return pages.gone();
        });
    }

    @Override
    public void withdraw(List<Entry> pages) throws IOException {
        send(pages.stream().map(KafkaPageLog::tombstone).toList());
    }

    @Override
    public void drop(List<PageId> pages) throws IOException {
        send(pages.stream().map(KafkaPageLog::tombstone).toList());
    }

    private void send(List<ProducerRecord<String, byte[]>> tombstones) throws IOException {
        if (tombstones.isEmpty()) {
            return;
        }
        try (var producer = OrderedProducer.create(kafka)) {
            List<Future<RecordMetadata>> sent =
                    tombstones.stream().map(producer::send).toList();
            for (Future<RecordMetadata> tombstone : sent) {
                tombstone.get();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while pages were taken back");
        } catch (ExecutionException | KafkaException failure) {
            throw new IOException("the page log takes nothing", failure);
        }
    }

    /** Where the page lies: another partition would take back nothing. */
    private static ProducerRecord<String, byte[]> tombstone(Entry page) {
        return new ProducerRecord<>(Topic.PAGES.topicName(), page.partition(), page.key(), null);
    }

    private static ProducerRecord<String, byte[]> tombstone(PageId page) {
        return new ProducerRecord<>(Topic.PAGES.topicName(), page.text(), null);
    }
}
