package dev.lockstep.contracts.event.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Ensures the topics as soon as Kafka is there: a service starts without it. */
public final class TopicsAtStart implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(TopicsAtStart.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Map<String, Object> kafka;
    private final int partitions;
    private final int replication;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** {@code kafka} holds the client's connection settings; for the rest see {@link Topics}. */
    public TopicsAtStart(Map<String, Object> kafka, int partitions, int replication) {
        this.kafka = Map.copyOf(kafka);
        this.partitions = partitions;
        this.replication = replication;
    }

    /** Blocks until the topics are there; false when this was closed before they were. */
    public boolean ensure() {
        try {
            boolean there = attempt();
            while (!there && !closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                there = attempt();
            }
            return there;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Tries once; false when the topics are not there afterwards. */
    public boolean ensureNow() {
        try {
            return attempt();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the wait. */
    @Override
    public void close() {
        closed.countDown();
    }

    private boolean attempt() throws InterruptedException {
        try (Admin admin = Admin.create(kafka)) {
            new Topics(admin, partitions, replication).ensure();
            return true;
        } catch (ExecutionException | KafkaException | UnfitTopicException notYet) {
            LOG.log(System.Logger.Level.WARNING, "topics are not there yet reason={0}", notYet.getMessage());
            return false;
        }
    }
}
