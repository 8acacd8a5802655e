package dev.lockstep.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.story.stage.DataSource;
import dev.lockstep.story.stage.KafkaLog;
import dev.lockstep.story.stage.Owner;
import dev.lockstep.story.stage.Seen;
import dev.lockstep.story.stage.SharedStage;
import dev.lockstep.story.stage.Stage;
import dev.lockstep.story.stage.Visitor;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStage.class)
class LateRenderOfARolledBackDeployIsHarmlessIT {
    private static final String STALE = "lockstep_stale_events_total";

    @Test
    void itIsDroppedAndCountedHoweverOftenItComes(Stage stage) throws IOException {
        Owner owner = stage.owner();
        Visitor visitor = stage.visitor("late");
        try (DataSource source = DataSource.open("10")) {
            // Given a page of the second deploy in the making, and a rollback to the first
            owner.create("late");
            String first = owner.deploy("late", source.design("one"));
            String second = owner.deploy("late", source.design("two"));
            source.hold();
            CompletableFuture<Seen> held = visitor.begin(stage.edges().getFirst(), "/products/1");
            await().until(() -> source.asked() == 1);
            owner.restore("late", first);
            double before = stage.metric(STALE);

            // When the render comes to its end
            source.release();
            await().until(() -> pages(stage.kafka(), second).size() == 1);

            // Then each edge has dropped it, and whoever waited sees the first deploy
            await().until(() -> stage.metric(STALE) >= before + 2);
            assertThat(held.join().body()).isEqualTo("one 10");
            assertThat(held.join().deploy()).isEqualTo(first);

            // And again when the very same record comes once more
            ConsumerRecord<String, byte[]> late = pages(stage.kafka(), second).getFirst();
            stage.kafka().write(new ProducerRecord<>(late.topic(), null, late.key(), late.value(), late.headers()));
            await().until(() -> stage.metric(STALE) >= before + 4);
            stage.edges()
                    .forEach(edge -> assertThat(visitor.visit(edge, "/products/1"))
                            .satisfies(seen -> {
                                assertThat(seen.body()).isEqualTo("one 10");
                                assertThat(seen.deploy()).isEqualTo(first);
                            }));
        }
    }

    private static List<ConsumerRecord<String, byte[]>> pages(KafkaLog kafka, String deploy) {
        return kafka.read(Topic.PAGES, record -> record.key().startsWith(deploy + " "));
    }
}
