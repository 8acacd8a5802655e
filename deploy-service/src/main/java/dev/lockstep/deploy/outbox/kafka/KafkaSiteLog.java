package dev.lockstep.deploy.outbox.kafka;

import dev.lockstep.contracts.event.kafka.LogReader;
import dev.lockstep.contracts.event.kafka.Topic;
import dev.lockstep.contracts.event.kafka.TopicIds;
import dev.lockstep.contracts.event.kafka.WhichLog;
import dev.lockstep.contracts.event.kafka.WholeLog;
import dev.lockstep.deploy.outbox.SiteLog;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;

/** Reads with a consumer of each look's own: the log is looked at when somebody begins to write, or has lost something. */
@ApplicationScoped
class KafkaSiteLog implements SiteLog {
    private final WhichLog which;
    private final WholeLog log;

    KafkaSiteLog(@Identifier("default-kafka-broker") Map<String, Object> kafka, TopicIds topics) {
        this.which = topics.of(Topic.SITES);
        this.log = new WholeLog(Topic.SITES, () -> LogReader.consumer(kafka));
    }

    @Override
    public Map<Integer, Long> read(Map<Integer, Long> from, Reader reader) throws IOException {
        return which.throughout(() -> {
            StatementsOnLog statements = new StatementsOnLog(reader);
            Map<Integer, Long> ends = log.read(from, statements::take);
            statements.end();
            return ends;
        });
    }

    @Override
    public Map<Integer, Long> beginnings() throws IOException {
        return log.beginnings();
    }
}
