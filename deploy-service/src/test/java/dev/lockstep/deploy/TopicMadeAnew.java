package dev.lockstep.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.contracts.event.kafka.TopicsAtStart;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** What happens when somebody deletes a topic, and a service starts that misses it. */
public final class TopicMadeAnew {
    private static final Duration LONG = Duration.ofMinutes(2);

    private TopicMadeAnew() {}

    public static void make(Topic topic, Map<String, Object> kafka, int partitions) {
        String name = topic.topicName();
        try (Admin admin = Admin.create(kafka);
                TopicsAtStart topics = new TopicsAtStart(kafka, partitions, 1)) {
            var _ = admin.deleteTopics(List.of(name)).all().get();
            await().atMost(LONG).until(() -> !admin.listTopics().names().get().contains(name));
            assertThat(topics.ensure()).isTrue();
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError(failure);
        }
    }
}
