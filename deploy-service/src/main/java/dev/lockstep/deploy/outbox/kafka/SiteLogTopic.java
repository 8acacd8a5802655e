package dev.lockstep.deploy.outbox.kafka;

import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.contracts.event.kafka.TopicIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.kafka.clients.admin.TopicDescription;

/** The topic of the site log as it really is: whoever made it may have chosen another number of partitions than ours. */
@ApplicationScoped
class SiteLogTopic {
    private final TopicIds topics;
    private volatile int partitions;

    SiteLogTopic(TopicIds topics) {
        this.topics = topics;
    }

    Optional<String> id() {
        return describe().map(topic -> topic.topicId().toString());
    }

    boolean isMissing() {
        return topics.isMissing(Topic.SITES);
    }

    /** As many as when it was last looked at. A topic's partitions are not added to later, or sites would lose their order. */
    int partitions() {
        if (partitions == 0 && describe().isEmpty()) {
            throw new IllegalStateException("nobody knows how many partitions the site log has");
        }
        return partitions;
    }

    private Optional<TopicDescription> describe() {
        Optional<TopicDescription> described = topics.describe(Topic.SITES);
        described.ifPresent(topic -> partitions = topic.partitions().size());
        return described;
    }
}
