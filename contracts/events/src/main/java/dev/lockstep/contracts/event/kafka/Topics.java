package dev.lockstep.contracts.event.kafka;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are missing and checks those that are there. */
public final class Topics {

    private final Admin admin;
    private final int partitions;
    private final short replication;

    public Topics(Admin admin, int partitions, int replication) {
        this.admin = admin;
        this.partitions = partitions;
        this.replication = (short) replication;
    }

    /**
     * Makes sure that every topic exists, is kept as it must be, and can be written to. Several services may do so at
     * once.
     *
     * @throws UnfitTopicException when a topic exists that would lose or keep the wrong records
     */
    public void ensure() throws ExecutionException, InterruptedException {
        create();
        check();
        awaitLeaders();
    }

    /** Asks for none that is there: whoever may make no topics would be refused all of them. */
    private void create() throws ExecutionException, InterruptedException {
        Set<String> there = admin.listTopics().names().get();
        List<NewTopic> missing = Arrays.stream(Topic.values())
                .filter(topic -> !there.contains(topic.topicName()))
                .map(this::definition)
                .toList();
        for (var created : admin.createTopics(missing).values().values()) {
            try {
                created.get();
            } catch (ExecutionException failure) {
                if (!(failure.getCause() instanceof TopicExistsException)) {
                    throw failure;
                }
            }
        }
    }

    private NewTopic definition(Topic topic) {
        return new NewTopic(topic.topicName(), partitions, replication).configs(topic.configuration());
    }

    private void check() throws ExecutionException, InterruptedException {
        List<ConfigResource> resources =
                Arrays.stream(Topic.values()).map(Topics::resource).toList();
        Map<ConfigResource, Config> found =
                admin.describeConfigs(resources).all().get();
        List<String> unfit = Arrays.stream(Topic.values())
                .filter(topic -> !cleanup(topic).equals(cleanup(found, topic)))
                .map(topic -> "topic " + topic.topicName() + " has cleanup.policy=" + cleanup(found, topic)
                        + " and needs " + cleanup(topic))
                .toList();
        if (!unfit.isEmpty()) {
            throw new UnfitTopicException(String.join("; ", unfit));
        }
    }

    /** A topic is created a moment before its leaders know of it; the client asks until they answer. */
    private void awaitLeaders() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (TopicDescription topic : describe()) {
            for (TopicPartitionInfo partition : topic.partitions()) {
                ends.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest());
            }
        }
        admin.listOffsets(ends).all().get();
    }

    private Collection<TopicDescription> describe() throws ExecutionException, InterruptedException {
        List<String> names = Arrays.stream(Topic.values()).map(Topic::topicName).toList();
        return admin.describeTopics(names).allTopicNames().get().values();
    }

    private static String cleanup(Topic topic) {
        return topic.configuration().getOrDefault(TopicConfig.CLEANUP_POLICY_CONFIG, "");
    }

    private static String cleanup(Map<ConfigResource, Config> found, Topic topic) {
        Config configuration = found.getOrDefault(resource(topic), new Config(List.of()));
        ConfigEntry cleanup = configuration.get(TopicConfig.CLEANUP_POLICY_CONFIG);
        return cleanup == null ? "" : cleanup.value();
    }

    private static ConfigResource resource(Topic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
    }
}
