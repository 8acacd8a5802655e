package dev.lockstep.deploy.retention.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.event.DeployId;
import dev.lockstep.contracts.event.PageRevalidated;
import dev.lockstep.contracts.event.kafka.Envelope;
import dev.lockstep.contracts.event.kafka.EventRecords;
import dev.lockstep.contracts.event.kafka.OrderedProducer;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.deploy.OnBackbone;
import dev.lockstep.deploy.TopicMadeAnew;
import dev.lockstep.deploy.WithoutRelay;
import dev.lockstep.deploy.retention.PageLog;
import dev.lockstep.deploy.retention.RenderedPages;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutRelay.class)
@QuarkusTestResource(OnBackbone.class)
class PageLogMadeAnewIT {
    private static final int PARTITIONS = 3;

    @Inject
    PageLog log;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @Test
    void whatWasReadOfALogThatIsMadeAnewMeanwhileIsNotTakenForAllOfIt() throws IOException {
        // Given a page log with one page
        makeAnew();
        announce(RenderedPages.of(new DeployId("d1"), "page"));

        // When the topic is deleted and made again while it is read
        assertThatThrownBy(() -> log.read(_ -> false, _ -> makeAnew()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("made anew while it was read");

        // Then the log that is there now can be read
        assertThat(log.read(_ -> true, _ -> {})).isEmpty();
    }

    private void makeAnew() {
        TopicMadeAnew.make(Topic.PAGES, kafka, PARTITIONS);
    }

    private void announce(PageRevalidated page) throws IOException {
        try (var producer = OrderedProducer.create(kafka)) {
            var _ = producer.send(EventRecords.record(page, Envelope.of(page, "one", "/test", page.renderedAt())))
                    .get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IOException(failure);
        }
    }
}
